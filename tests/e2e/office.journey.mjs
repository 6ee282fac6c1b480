// The whole main job on real spreadsheets: both rosters imported, then (chain.mjs) the network, nameplates, key points, a visit, a
// notice with its answers and re-checks, the ledger and the yearly result; last, the office's pages on a phone.
import { join } from "node:path";

import { chain } from "./chain.mjs";
import { Person } from "./person.mjs";
import { Api, desktop, expect, openBrowser, phone, shot, startServer, top } from "./support.mjs";

const rosters = [["schools", "schools.xlsx", 650], ["inspectors", "inspectors.xlsx", 132]];

export async function journey(report) {
    const server = await startServer();
    const browser = await openBrowser();
    const clerk = new Person(browser, server.url, desktop, "dudaoshi", "office");
    let admin, office, page;
    report.onFailure = () => page && shot(page, "office-failure");

    await report.step("an account of the office signs in", async () => {
        admin = await new Api(server.url).setUp("420200");
        office = await admin.account("dudaoshi", "county_office");
        page = await clerk.signIn();
        await page.waitForSelector("nav");
    });
    for (const [noun, file, rows] of rosters) {
        await report.step(`${file} is previewed and imported`, async () => {
            await page.goto(`${server.url}/console/${noun}/import`);
            await page.setInputFiles("input[type=file]", join(top, "tests/data", file));
            const apply = page.locator("button", { hasText: `导入 ${rows} 行` });
            await apply.waitFor({ timeout: 60_000 });
            await clerk.fine(`import-${noun}`);
            await apply.click();
            await page.waitForSelector("text=导入完成", { timeout: 60_000 });
            expect((await office.get(`/${noun}?total=1`)).total === rows, `${rows} ${noun} are stored`);
        });
    }
    await report.step("the same file again would change nothing", async () => {
        await page.goto(`${server.url}/console/schools/import`);
        await page.setInputFiles("input[type=file]", join(top, "tests/data/schools.xlsx"));
        await page.waitForSelector("text=没有需要写入的行", { timeout: 60_000 });
    });
    await report.step("a messy file names its bad cells", async () => {
        await page.goto(`${server.url}/console/schools/import`);
        await page.setInputFiles("input[type=file]", join(top, "tests/data/schools-messy.xlsx"));
        await page.waitForSelector("text=/有误 [1-9]/", { timeout: 60_000 });
        await clerk.fine("import-messy");
    });
    await report.step("a bad cell is mended on the page, and the row counts as good", async () => {
        const row = page.locator("tbody", { hasText: "应为 10 位" }).first();
        await row.locator("input").first().fill("9999999915");
        await row.locator("button", { hasText: "保存" }).click();
        await page.waitForSelector("text=有误 13");
        const [file] = await Promise.all([page.waitForEvent("download"), page.click("button:has-text('下载标注的表格')")]);
        expect(file.suggestedFilename().endsWith(".xlsx"), "the rest as a marked workbook");
        await page.click("button:has-text('放弃')");
        await page.waitForSelector("input[type=file]", { state: "attached" });
    });
    await chain(report, { clerk, admin, office, server });
    for (const place of ["network", "schools", "inspectors", "nameplates", "key-points", "tasks", "visits", "findings", "notices", "ledger", "results", "indicators", ""]) {
        await report.step(`the page /${place} works on a phone too`, async () => {
            await page.setViewportSize(phone);
            await page.goto(`${server.url}/console/${place}`);
            await page.waitForSelector("main h1");
            await page.waitForTimeout(200);
            await clerk.fine(`phone-${place || "home"}`);
        });
    }
    await browser.close();
    await server.stop();
}
