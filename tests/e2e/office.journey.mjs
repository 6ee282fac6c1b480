// The office's first day at the console: both rosters imported, the network proposed and published, on real spreadsheets.
import { join } from "node:path";

import { Api, axe, desktop, expect, openBrowser, password, phone, shot, startServer, top } from "./support.mjs";

const rosters = [["schools", "schools.xlsx", 650], ["inspectors", "inspectors.xlsx", 132]];

export async function journey(report) {
    const server = await startServer();
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: desktop, locale: "zh-CN" });
    report.onFailure = () => shot(page, "office-failure");
    const fine = async (name) => {
        await shot(page, `office-${name}`);
        const broken = await axe(page);
        expect(broken.length === 0, `axe on ${name}: ${broken}`);
    };
    let office;

    await report.step("an account of the office signs in", async () => {
        const admin = await new Api(server.url).setUp("420200");
        office = await admin.account("dudaoshi", "county_office");
        await page.goto(`${server.url}/console/`);
        await page.fill("#login", "dudaoshi");
        await page.fill("#secret", password);
        await page.keyboard.press("Enter");
        await page.waitForSelector("nav");
    });
    for (const [noun, file, rows] of rosters) {
        await report.step(`${file} is previewed and imported`, async () => {
            await page.goto(`${server.url}/console/${noun}/import`);
            await page.setInputFiles("input[type=file]", join(top, "tests/data", file));
            const apply = page.locator("button", { hasText: `导入 ${rows} 行` });
            await apply.waitFor({ timeout: 60_000 });
            await fine(`import-${noun}`);
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
        await fine("import-messy");
    });
    await report.step("a network is proposed, published, and covers every school", async () => {
        const job = await office.job(await office.send("POST", "/networks/propose", { note: "演示" }));
        const network = job.result.record;
        await page.goto(`${server.url}/console/network?network=${network}`);
        await page.waitForSelector("text=责任学校");
        await fine("network-draft");
        const draft = await office.send("GET", `/networks/${network}`);
        const version = draft.body.network.version;
        await office.send("POST", `/networks/${network}/publish`, { effective_from: "2026-01-01" }, { "if-match": `"${version}"` });
        const current = await office.get("/networks/current");
        expect(current.uncovered.length === 0 && current.network.assigned === 650, "every school has its inspector");
        await page.goto(`${server.url}/console/network`);
        await page.waitForSelector("text=第 1 版");
    });
    for (const place of ["schools", "inspectors", "nameplates", "notices", "results", ""]) {
        await report.step(`the page /${place} works on a phone too`, async () => {
            await page.setViewportSize(phone);
            await page.goto(`${server.url}/console/${place}`);
            await page.waitForSelector("main h1");
            await page.waitForTimeout(500);
            await fine(`phone-${place || "home"}`);
        });
    }
    await browser.close();
    await server.stop();
}
