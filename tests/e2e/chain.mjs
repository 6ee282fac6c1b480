// From the draft of the network to the school's yearly result, on the rosters that the office's journey has imported: every
// step by hand in a browser, the office at a desk, the inspector and the school on phones.
import { Person } from "./person.mjs";
import { addPhoto, confirm, photographAndSign, step, stored } from "./phone.mjs";
import { desktop, expect, mint, phone } from "./support.mjs";

async function network(report, clerk, office) {
    const { page, url } = clerk;
    let moved;
    await report.step("the office has a network proposed and moves a school by hand, seeing the effect", async () => {
        await page.goto(`${url}/console/network`);
        await page.click("button:has-text('生成分工方案')");
        await clerk.inDialog("开始生成");
        await page.waitForURL(/network\/[0-9a-f-]{36}/, { timeout: 60_000 });
        await page.waitForSelector("text=责任学校 650");
        const id = page.url().split("/").pop();
        const [first] = (await office.get(`/networks/${id}/assignments?limit=1`)).items;
        moved = { id, school: first.school, from: first.inspector };
        await page.fill("[aria-label=找学校或督学]", first.school_name);
        await page.locator(".found button", { hasText: first.school_name }).first().click();
        await page.waitForSelector(".side >> text=距住址");
        await page.getByRole("combobox", { name: "改由督学" }).click();
        await page.locator(".el-select-dropdown:visible .el-select-dropdown__item:not(.is-disabled)").first().click();
        await page.locator(".side button", { hasText: "调整" }).click();
        await page.waitForSelector("text=调整结果");
        await clerk.fine("network-moved");
        await page.locator(".side .el-checkbox", { hasText: "锁定" }).click();
        await page.waitForSelector(".side .el-checkbox.is-checked");
    });
    await report.step("it is published as version 1, every school covered, the school moved with the one chosen", async () => {
        await page.click("button:has-text('发布')");
        await clerk.inDialog("发布");
        await page.waitForSelector("text=第 1 版");
        const current = await office.get("/networks/current");
        expect(current.uncovered.length === 0 && current.network.assigned === 650, "every school has its inspector");
        const all = await office.all(`/networks/${moved.id}/assignments`);
        const now = all.find((one) => one.school === moved.school);
        expect(now.inspector && now.inspector !== moved.from && now.locked, "the move by hand stands");
    });
    await report.step("a nameplate is printed as PDF", async () => {
        await page.goto(`${url}/console/nameplates`);
        await page.waitForSelector("tbody button:has-text('打印')");
        await clerk.fine("nameplates");
        expect((await clerk.download("tbody button:has-text('打印') >> nth=0")) === "%PDF", "a PDF");
    });
}

async function plan(report, clerk, office) {
    const { page, url } = clerk;
    await report.step("the month's key points give every school its task", async () => {
        await page.goto(`${url}/console/key-points`);
        await page.click("button:has-text('拟定月度要点')");
        await page.fill("#f-title", "本月督导要点（演示）");
        await page.fill("#f-content", "食堂留样、消防通道。");
        await clerk.inDialog("保存");
        await page.click(".el-table__body tbody tr >> nth=0");
        await page.locator(".el-drawer:visible button", { hasText: "下达" }).click();
        await clerk.confirmed("下达");
        const told = page.waitForSelector("text=/已下达，本月共 650 项任务/", { timeout: 60_000 });
        const doubt = page.locator(".el-message-box:visible button", { hasText: "仍然下达" }); // no working days left, or vacation
        await Promise.race([told, doubt.waitFor({ timeout: 60_000 }).then(() => doubt.click())]);
        await told;
        expect((await office.get("/tasks?total=1&limit=1")).total === 650, "650 tasks");
        await page.goto(`${url}/console/tasks`);
        await page.waitForSelector(".el-table__body tbody tr");
        await clerk.fine("tasks");
    });
}

async function visit(report, inspector) {
    await report.step("the inspector visits a school with the phone: certificate, items, a finding with a photo, both signatures", async () => {
        const page = await inspector.signIn("field");
        await page.waitForSelector("[data-test=begin]");
        await inspector.fine("today");
        await page.click("[data-test=begin] >> nth=0");
        await page.click("text=签到，记下进校时间");
        await page.click("text=已出示督学证");
        await step(page, "items");
        await page.click("[data-item='0'] [role=radio] >> nth=0");
        await page.click("[data-item='1'] [role=radio] >> nth=2");
        await page.click("[data-item='1'] .button.danger");
        await page.fill("[data-finding='0'] textarea >> nth=0", "食堂留样不足 125 克，无留样记录。");
        await page.fill("[data-finding='0'] textarea >> nth=1", "当日补足留样并建立台账。");
        await page.click("[data-finding='0'] [role=radio] >> nth=1");
        await addPhoto(page, "[data-finding='0']", "#7799aa");
        await step(page, "methods");
        await page.click("label.check >> nth=5");
        await step(page, "process");
        await page.fill("textarea", "查看食堂、教室和操场，与三名教师谈话。");
        await step(page, "feedback");
        await page.fill("textarea", "食堂留样不足，请当日补足。");
        await page.fill("main input", "演示校长");
        await photographAndSign(page, "演示校长");
        await stored(page);
        await step(page, "review");
        await page.click("[data-test=submit]");
        await confirm(page);
        await page.waitForSelector("[data-test=receipt]", { timeout: 60_000 });
        await inspector.fine("receipt");
    });
}

async function rectify(report, clerk, world) {
    const { page, url } = clerk;
    let notice;
    await report.step("the finding is triaged as general and becomes a numbered notice, copied to a department", async () => {
        await page.goto(`${url}/console/findings`);
        await page.click(".el-table__body tbody tr >> nth=0");
        await page.locator(".el-drawer:visible button", { hasText: "判定等级" }).click();
        await clerk.inDialog("保存");
        await page.waitForSelector("text=已判定");
        await page.locator(".el-drawer:visible button", { hasText: "发整改通知书" }).click();
        await page.waitForSelector(".el-dialog:visible #f-cc_departments");
        await clerk.choose("cc_departments", "安全科（演示）");
        await page.click(".el-dialog:visible .note");
        await clerk.inDialog("发出通知书");
        await page.waitForSelector("text=/已发出 .*〔20[0-9]{2}〕1号/");
        [notice] = await world.office.all("/notices");
        await page.goto(`${url}/console/notices/${notice.id}`);
        expect((await clerk.download("button:has-text('下载公文 PDF')")) === "%PDF", "the notice as PDF");
        await clerk.fine("notice");
    });
    await report.step("the department finds it in its list", async () => {
        const department = new Person(clerk.browser, url, desktop, "anquanke", "chain");
        const desk = await department.signIn();
        await desk.goto(`${url}/console/notices`);
        await desk.waitForSelector(`text=${notice.document_number}`);
        await desk.context().close();
    });
    const school = new Person(clerk.browser, url, phone, "school1", "chain");
    const answer = (words) => async () => {
        const portal = school.page ?? (await school.signIn());
        await portal.goto(`${url}/console/notices/${notice.id}`);
        await portal.click("button:has-text('提交整改报告')");
        await portal.fill("#f-text", words);
        await school.photo();
        await school.fine("answer");
        await school.inDialog("提交整改报告");
        await portal.waitForSelector("text=整改报告已提交");
    };
    const inspector = new Person(clerk.browser, url, desktop, "duxue", "chain");
    const recheck = (verdict, remark, state) => async () => {
        const desk = inspector.page ?? (await inspector.signIn());
        await desk.goto(`${url}/console/notices/${notice.id}`);
        await desk.click("button:has-text('复查')");
        if (verdict) await inspector.choose("verdict", verdict);
        await desk.fill("#f-remark", remark);
        await inspector.inDialog("保存");
        await desk.waitForSelector("text=复查结论已记录");
        expect((await world.office.get(`/notices/${notice.id}`)).state === state, `the notice is ${state}`);
    };
    await report.step("the school answers on a phone, with text and a photo", answer("已补足留样，正在建立台账。"));
    await report.step("the inspector re-checks: another round", recheck("整改不到位", "台账还没有建立。", "continued"));
    await report.step("the school answers again", answer("台账已建立，见照片。"));
    await report.step("it is put right and struck off", recheck("", "现场查看属实。", "closed"));
    await report.step("nothing is overdue; the ledger has the whole story and leaves as xlsx and PDF", async () => {
        await page.goto(`${url}/console/notices?overdue=true`);
        await page.waitForSelector("text=没有符合条件");
        await page.goto(`${url}/console/ledger`);
        await page.waitForSelector(`text=${notice.document_number}`);
        await page.waitForSelector("text=台账已建立，见照片。");
        await clerk.fine("ledger");
        expect((await clerk.download("button:has-text('导出台账 Excel')")) === "PK\u0003\u0004", "a workbook");
        expect((await clerk.download("button:has-text('打印台账 PDF')")) === "%PDF", "a PDF");
    });
    await school.page?.context().close();
    await inspector.page?.context().close();
}

async function assess(report, clerk, world) {
    const { page, url } = clerk;
    await report.step("indicators are set and the year is computed", async () => {
        await page.goto(`${url}/console/indicators`);
        await page.click("button:has-text('载入示例指标')");
        await page.waitForSelector("text=/合计 100(.0)? 分/");
        await clerk.fine("indicators");
        await page.goto(`${url}/console/results`);
        await page.click("button:has-text('计算年度结果')");
        await page.waitForSelector(".el-table__body tbody tr", { timeout: 120_000 });
    });
    await report.step("a score opens the evidence behind it, down to the visit and its photo", async () => {
        await page.goto(`${url}/console/results?school=${world.school}`);
        await page.click("tbody a >> nth=0");
        await page.waitForSelector("details summary");
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await clerk.fine("result");
        expect((await clerk.download("button:has-text('下载 PDF')")) === "%PDF", "the result as PDF");
        await page.locator("details li a[href*='/visits/']").first().click();
        await page.waitForSelector("main .thumb img");
        const drawn = await page.locator("main .thumb img").first().evaluate((image) => image.decode().then(() => image.naturalWidth));
        expect(drawn > 100, "the photo is there");
        await clerk.fine("evidence");
        await page.goto(`${url}/console/results`);
        expect((await clerk.download("button:has-text('导出 Excel')")) === "PK\u0003\u0004", "the results as a workbook");
    });
}

// `clerk` is signed in at the console; `admin` and `office` are clients of the API.
export async function chain(report, { clerk, admin, office, server }) {
    const world = { office };
    await network(report, clerk, office);
    await plan(report, clerk, office);
    await report.step("accounts are handed to an inspector and a department", async () => {
        const department = mint();
        await office.send("PUT", `/departments/${department}`, { name: "安全科（演示）" });
        await admin.account("anquanke", "department", department);
        const [task] = (await office.get("/tasks?limit=1")).items;
        await admin.account("duxue", "inspector", task.inspector);
    });
    await visit(report, new Person(clerk.browser, server.url, phone, "duxue", "chain"));
    await report.step("the visit has reached the office; its school gets its account", async () => {
        const [one] = await office.all("/visits");
        world.school = one.school;
        await admin.account("school1", "school", one.school);
    });
    await rectify(report, clerk, world);
    await assess(report, clerk, world);
}
