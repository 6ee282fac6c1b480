// A verifiable draw: the office plans it, commits, enters the numbers, draws, replaces a school, reveals; anyone checks it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person } from "./person.mjs";
import { Api, axe, desktop, expect, mint, monthAhead, openBrowser, phone, proposeNetwork, publishNetwork, run, sha256, shot, startServer } from "./support.mjs";

const seconds = (count) => new Date(Date.now() + count * 1000).toISOString();
const days = (count) => new Date(Date.now() + 8 * 3600_000 + count * 86_400_000).toISOString().slice(0, 10);
const pause = (count) => new Promise((r) => setTimeout(r, count * 1000));

export async function journey(report) {
    const data = mkdtempSync(join(tmpdir(), "guapai-draw-"));
    let server, browser, clerk, page, office, anyone, id, seed, digest, file;
    report.onFailure = async () => {
        if (page) await shot(page, "draw-failure-office");
        if (anyone) await shot(anyone, "draw-failure-public");
    };
    const fine = async (name) => {
        await anyone.waitForTimeout(200);
        if (process.env.SHOTS) await anyone.screenshot({ path: join(process.env.SHOTS, `draw-public-${name}.png`), fullPage: true });
        const broken = await axe(anyone);
        expect(broken.length === 0, `axe on the public page, ${name}: ${broken}`);
    };
    const seen = async (name) => {
        await page.waitForSelector(".el-message", { state: "detached" }); // a note that fades is grey on grey
        await clerk.fine(name);
    };
    const narrow = async (where) => {
        const wide = await where.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
        expect(!wide, "the page is as wide as the phone");
    };
    const open = async (path) => {
        await anyone.goto(`${server.url}/p/draw/420200${path}`);
        await anyone.waitForSelector("main h2");
    };
    // One step by the API, with the version it now has.
    const step = async (draw, name, body) => {
        const { version } = await office.get(`/draws/${draw}`);
        return (await office.send("POST", `/draws/${draw}/${name}`, body, { "if-match": `"${version}"` })).body;
    };
    // What is dropped is read on the device: a file as the browser gives it to the page.
    const drop = async (name, text) => {
        const carried = await anyone.evaluateHandle(([called, content]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([content], called, { type: "application/json" }));
            return transfer;
        }, [name, text]);
        await anyone.dispatchEvent(".zone", "drop", { dataTransfer: carried });
    };

    await report.step("the list of draws is empty and says so; the public page too", async () => {
        const network = await proposeNetwork(data);
        server = await startServer({ data });
        browser = await openBrowser();
        const admin = await new Api(server.url).setUp("420200");
        office = await admin.account("dudaoshi", "county_office");
        await publishNetwork(office, network);
        clerk = new Person(browser, server.url, desktop, "dudaoshi", "draw");
        page = await clerk.signIn();
        await page.waitForSelector("nav");
        await page.goto(`${server.url}/console/draws`);
        await page.waitForSelector("text=还没有记录");
        await seen("empty");
        anyone = await (await browser.newContext({ viewport: phone, locale: "zh-CN", acceptDownloads: true })).newPage();
        await open("");
        await anyone.waitForSelector("text=还没有公开过随机抽取");
        await open(`/${mint()}`).catch(() => undefined);
        await anyone.waitForSelector("text=没有公开过这次抽取");
    });
    await report.step("a witness makes a seed and its digest on his own device", async () => {
        await open("");
        await anyone.click("summary:has-text('见证人')");
        seed = await anyone.inputValue("#seed");
        expect(/^[1-9]\d{23}$/.test(seed), `a seed: ${seed}`);
        await anyone.fill("#seed", "123");
        await anyone.waitForSelector("text=应为至少 20 位的数");
        await anyone.fill("#seed", seed);
        digest = await anyone.textContent("[data-test=digest]");
        expect(digest === sha256(seed), "the digest is that of the seed");
        await fine("witness");
    });
    await report.step("the form names everything that is missing, and forgets nothing", async () => {
        await page.click("button:has-text('新建抽取')");
        await page.waitForSelector("table:has-text('小学')");
        await page.fill("#f-name", "十一月随机督导");
        await page.click("button:has-text('保存草稿')");
        await page.waitForSelector(".el-alert:has-text('来源 1')");
        await seen("form-refused");
        expect((await page.inputValue("#f-name")) === "十一月随机督导", "the name is still there");
    });
    await report.step("a roster confined to a city district, by the keyboard, with quotas and two sources", async () => {
        await page.focus("#f-division");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".el-select-dropdown:visible");
        await page.locator(".el-select-dropdown:visible .el-select-dropdown__item", { hasText: "大冶市" }).click();
        await page.waitForTimeout(300);
        const total = await page.locator("tfoot td").first().textContent();
        expect(Number(total) > 50 && Number(total) < 650, `confined: ${total}`);
        await page.getByLabel("小学的抽取数", { exact: true }).fill("4");
        await page.getByLabel("幼儿园的抽取数", { exact: true }).fill("2");
        await page.keyboard.press("Tab");
        await page.waitForSelector("text=抽 6 所");
        await page.fill("#source-0-name", "双色球演示期");
        await page.fill("#source-0-falls", `${days(2)} 21:15`);
        await page.keyboard.press("Enter");
        await page.click("button:has-text('增加来源')");
        await page.click(".el-select:has(#source-1-kind)");
        await page.locator(".el-select-dropdown:visible .el-select-dropdown__item", { hasText: "见证人" }).click();
        await page.fill("#source-1-name", "家长代表");
        await page.fill("#source-1-falls", `${days(2)} 21:20`);
        await page.keyboard.press("Enter");
        await page.fill("#source-1-hash", digest);
        await page.fill("#f-reveal_by", days(30));
        await page.keyboard.press("Enter");
        await seen("form");
        await page.click("button:has-text('保存草稿')");
        await page.waitForURL(/draws\/[0-9a-f-]{36}$/);
        id = page.url().slice(-36);
        await page.waitForSelector("button:has-text('公布承诺')");
        await seen("draft");
    });
    await report.step("leaving a changed draft asks; staying keeps it", async () => {
        await page.click("button:has-text('修改草稿')");
        await page.waitForSelector("#source-1-hash");
        expect((await page.inputValue("#source-0-falls")) === `${days(2)} 21:15`, "the time is as it was typed");
        await page.fill("#f-name", "改了名字");
        await page.click("button:has-text('取消')");
        await page.locator(".el-message-box:visible").waitFor();
        await clerk.confirmed("取消");
        expect((await page.inputValue("#f-name")) === "改了名字", "still there");
        await page.click("button:has-text('取消')");
        await page.locator(".el-message-box:visible .el-button--primary").click();
        await page.waitForURL(/draws\/[0-9a-f-]{36}$/);
    });
    await report.step("the commitment is published, and anyone checks it before the numbers fall", async () => {
        const draft = await office.get(`/draws/${id}`);
        const soon = draft.sources.map((one) => ({ ...one, falls_at: seconds(12) }));
        await office.send("PUT", `/draws/${id}`, { ...draft, sources: soon }, { "if-match": `"${draft.version}"` });
        await page.reload();
        await page.click("button:has-text('公布承诺')");
        await clerk.confirmed("公布承诺");
        await page.waitForSelector("text=名册已冻结");
        await open(`/${id}`);
        await anyone.waitForSelector("[data-test=partly]");
        expect((await anyone.locator("li.holds").count()) === 3, "commitment, its time, and the roster");
        await fine("committed");
        await seen("committed");
    });
    await report.step("numbers are entered when their time has come; a wrong seed is refused", async () => {
        await page.waitForSelector("#values-1", { timeout: 20_000 });
        expect(await page.locator("button:has-text('抽取学校')").isDisabled(), "no draw without numbers");
        await page.fill("#values-0", "25 3 07 12 18 31 / 9");
        await page.fill("#values-1", "12345678901234567890");
        await page.keyboard.press("Enter");
        await page.waitForSelector("[role=alert]:has-text('与事先交来的摘要不符')");
        await page.fill("#values-1", seed);
        await page.click("button:has-text('保存数值')");
        await page.waitForSelector("text=3.7.12.18.25.31./9./");
        await seen("numbers");
    });
    await report.step("the schools are drawn, seen by the office alone; one that closed is replaced", async () => {
        await page.click("button:has-text('抽取学校')");
        await clerk.confirmed("抽取学校");
        await page.waitForSelector("text=抽中的学校");
        expect((await page.locator("button:has-text('退出递补')").count()) === 6, "six schools");
        await open(`/${id}`);
        await anyone.waitForSelector("[data-test=partly]");
        expect((await anyone.locator("li.waits").count()) === 3, "the salt and two strata wait");
        expect((await anyone.locator("text=抽中的学校").count()) === 0, "no school is shown");
        await fine("drawn");
        await page.locator("button:has-text('退出递补')").first().click();
        await page.fill("#f-reason", "停课搬迁（演示）");
        await page.waitForTimeout(300);
        await seen("withdraw");
        await clerk.inDialog("退出递补");
        await page.waitForSelector(".el-tag:has-text('递补')");
        await seen("drawn");
    });
    await report.step("the drawn schools become tasks of their inspectors, once each; the one that closed later loses its own", async () => {
        await page.click("button:has-text('下达督导任务')");
        await page.fill("#f-month", monthAhead());
        await seen("give");
        await clerk.inDialog("下达督导任务");
        await page.waitForSelector("text=已下达 6 项任务");
        await seen("given");
        expect((await page.locator("button:has-text('下达督导任务')").count()) === 0, "nothing more to give");
        await page.locator("button:has-text('退出递补')").first().click();
        await page.fill("#f-reason", "停课搬迁（演示）");
        await clerk.inDialog("退出递补");
        await page.click("main button:has-text('下达督导任务')");
        await page.fill("#f-month", monthAhead());
        await clerk.inDialog("下达督导任务");
        await page.waitForSelector("text=已下达 1 项任务");
        await page.waitForSelector("li:has-text('已撤回')");
        const given = (await office.all("/tasks")).filter((one) => one.draw === id);
        expect(given.filter((one) => one.state === "open").length === 6 && given.every((one) => one.secret), "six secret tasks");
    });
    await report.step("the office's page fits a phone", async () => {
        await page.setViewportSize(phone);
        await page.reload();
        await page.waitForSelector("text=抽中的学校");
        await narrow(page);
        await seen("phone-drawn");
        await page.goto(`${server.url}/console/draws/edit`);
        await page.waitForSelector("table:has-text('小学')");
        await narrow(page);
        await seen("phone-form");
        await page.goto(`${server.url}/console/draws`);
        await page.waitForSelector("text=十一月随机督导");
        await narrow(page);
        await seen("phone-list");
        await page.setViewportSize(desktop);
        await page.reload();
        await page.waitForSelector("text=十一月随机督导");
        await seen("list");
    });
    await report.step("once revealed, anyone's browser draws the same schools", async () => {
        await page.click("a:has-text('十一月随机督导')");
        await page.click("button:has-text('公开盐值和学校')");
        await clerk.confirmed("公开盐值和学校");
        await page.waitForSelector("text=任何人都可以在公开页面重新抽取一遍");
        await seen("revealed");
        await open(`/${id}`);
        await anyone.waitForSelector("[data-test=matches]");
        expect((await anyone.locator("li.fails, li.waits").count()) === 0, "nothing fails or waits");
        await narrow(anyone);
        await fine("revealed");
        await anyone.setViewportSize(desktop);
        await fine("revealed-desktop");
        await anyone.click("button.language");
        await anyone.waitForSelector("text=drawn again, the same schools come out");
        await fine("english");
        await anyone.click("button.language");
        await anyone.setViewportSize(phone);
    });
    await report.step("the downloaded file holds on the command line and in the drop zone; a changed one does not", async () => {
        const [got] = await Promise.all([anyone.waitForEvent("download"), anyone.click("a:has-text('下载公开文件')")]);
        file = readFileSync(await got.path(), "utf8");
        const path = join(data, "draw.json");
        writeFileSync(path, file);
        await run(["draw", "verify", path]);
        await drop("随机抽取.json", file);
        await anyone.waitForSelector("h2:has-text('核对“随机抽取.json”')");
        await anyone.waitForFunction(() => document.querySelectorAll("[data-test=matches]").length === 2);
        const other = JSON.parse(file);
        const stratum = other.drawn[0];
        const roster = other.roster.split("\n").map((line) => line.split("\t"));
        stratum.codes[0] = roster.find((line) => line[0] === stratum.stratum && !stratum.codes.includes(line[1]))[1];
        const changed = JSON.stringify(other);
        await drop("改动过.json", changed);
        await anyone.waitForSelector("[data-test=mismatch]");
        await fine("mismatch");
        writeFileSync(path, changed);
        const refused = await run(["draw", "verify", path]).then(() => false, () => true);
        expect(refused, "the command refuses it too");
        await anyone.setInputFiles(".zone input", { name: "别的.json", mimeType: "application/json", buffer: Buffer.from("{}") });
        await anyone.waitForSelector("text=不是公开的抽取文件");
    });
    await report.step("a draw with SM3 is drawn again in the browser too", async () => {
        const other = mint();
        const draft = {
            name: "国密算法随机督导", algorithm: "sm3", weight_by: "pupils", strata_by: "division", quotas: [{ stratum: "大冶市", quota: 3 }],
            sources: [{ name: "福彩3D演示期", falls_at: seconds(2) }], reveal_by: days(30),
        };
        await office.send("PUT", `/draws/${other}`, draft);
        await step(other, "commit");
        await pause(2.5);
        await step(other, "numbers", { sources: [{ name: "福彩3D演示期", values: "0 7 7" }] });
        await step(other, "draw");
        await step(other, "reveal");
        await open(`/${other}`);
        await anyone.waitForSelector("[data-test=matches]", { timeout: 30_000 });
        await anyone.click("a:has-text('全部抽取')");
        await anyone.waitForSelector("a:has-text('国密算法随机督导')");
        await fine("list");
    });
    await report.step("a draw past its deadline is shown as void, with nothing left to do", async () => {
        // Time cannot be moved here: the answers are what the server says then (tests/service/draws_test.cpp).
        const unrevealed = (body) => ("salt" in body ? { salt: "" } : { state: "drawn", voided: true, revealed_at: null });
        const then = (body) => JSON.stringify({ ...body, drawn: [], withdrawn: [], ...unrevealed(body) });
        for (const where of [page, anyone])
            await where.route(new RegExp(`/api/.*draws/.*${id}(/file)?$`), async (route) =>
                route.fulfill({ body: then(await (await route.fetch()).json()), contentType: "application/json" }));
        await page.reload();
        await page.waitForSelector("text=没有公开盐值，这次抽取作废");
        expect((await page.locator("article button").count()) === 0, "no button");
        await seen("void");
        await open(`/${id}`);
        await anyone.waitForSelector("text=已作废：督导室没有在");
        await anyone.waitForSelector("[data-test=never]");
        await fine("void");
    });
    await report.step("without a connection the pages say so and offer to try again", async () => {
        for (const where of [page, anyone]) await where.unrouteAll();
        for (const where of [page, anyone]) await where.route("**/draws/**", (route) => (route.request().resourceType() === "document" ? route.continue() : route.abort()));
        await page.reload();
        await page.waitForSelector("button:has-text('重试')");
        await anyone.reload();
        await anyone.waitForSelector("text=没有网络");
        for (const where of [page, anyone]) await where.unrouteAll();
        await page.click("button:has-text('重试')");
        await page.waitForSelector("text=任何人都可以在公开页面重新抽取一遍");
        await anyone.click("button:has-text('重试')");
        await anyone.waitForSelector("[data-test=matches]");
    });
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
}
