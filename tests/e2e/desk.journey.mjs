// What the office, a department, a school and an inspector do at their desks about findings already reported, and what the
// office looks after now and then: decision, letter and answer, objection and reply, amendment, boundaries, holidays,
// indicators, a lost password.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person } from "./person.mjs";
import { oneInspector } from "./seed.mjs";
import { Api, desktop, expect, mint, openBrowser, password, phone, sha256, shot, startServer, top } from "./support.mjs";

const picture = (words) => Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), Buffer.from(words)]);

// A visit as a phone submits it, with findings of these severities; answers the findings' ids.
async function visit({ client, schools }, severities) {
    const keep = async (words) => {
        const bytes = picture(words), digest = sha256(bytes);
        await client.send("PUT", `/files/${digest}?name=signature.jpg`, bytes);
        return digest;
    };
    const items = (await client.all("/items")).filter((item) => item.audience === "schools").slice(0, 2);
    const arrived = Date.now() - 3 * 3600_000;
    const findings = severities.map((severity) => ({
        id: mint(), description: `演示问题（${severity}）`, suggestion: "一周内改正（演示）", severity, danger_to_life: false, files: [],
    }));
    const id = mint();
    await client.send("PUT", `/visits/${id}`, {
        school: schools[0].id, mode: "drop_in", companions: [], certificate_shown: true, methods: ["document_review"],
        checked_in_at: new Date(arrived).toISOString(), finished_at: new Date(arrived + 3600_000).toISOString(),
        items: items.map((item) => ({ item: item.id, title: "", verdict: "problem", note: "" })), lessons: [], highlights: [], files: [],
        process: "查看食堂和门卫（演示）。", findings, feedback: "已当场反馈", feedback_to: "演示校长", school_signer: "演示校长",
        inspector_signature: await keep("督学"), school_signature: await keep("学校"),
    });
    return { id, findings: findings.map((one) => one.id) };
}

// A map service: every tile is the same grey square.
async function tileServer() {
    const grey = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4CwAA3wDeKXlwtgAAAABJRU5ErkJggg==", "base64");
    const asked = new Set();
    const server = createServer((request, response) => {
        asked.add(request.url);
        response.writeHead(200, { "content-type": "image/png", "cache-control": "no-store" }).end(grey);
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    const close = () => new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
    });
    return { url: `http://127.0.0.1:${server.address().port}`, asked, close };
}

export async function journey(report) {
    const data = mkdtempSync(join(tmpdir(), "guapai-desk-"));
    let server, browser, world, seen, clerk, principal, helper, inspector, notice, draft, tiles, last;
    const person = async (login, size = desktop) => {
        last = new Person(browser, server.url, size, login, "desk");
        await last.signIn();
        await last.page.waitForSelector("nav", { state: "attached" });
        return last;
    };
    const at = async (who, path) => {
        last = who;
        await who.page.goto(`${server.url}/console${path}`);
    };
    const press = (who, words) => who.page.locator(".el-drawer:visible button, main button:visible", { hasText: words }).first().click();
    report.onFailure = async () => last && shot(last.page, "desk-failure");

    await report.step("a visit has left a complex, a serious and a general finding", async () => {
        server = await startServer({ data });
        browser = await openBrowser();
        world = await oneInspector(server.url);
        seen = await visit(world, ["complex", "serious", "general"]);
        const admin = await new Api(server.url).signIn("admin", "first-pass-1");
        const department = (await world.office.send("PUT", `/departments/${mint()}`, { name: "安全管理科（演示）" })).body;
        await admin.account("keshi", "department", department.id);
        await admin.account("anquan", "security_administrator", null);
        world.department = department;
        clerk = await person("office");
        tiles = await tileServer();
    });
    await report.step("the office asks a department about the complex one", async () => {
        await at(clerk, `/findings?open=${seen.findings[0]}`);
        await press(clerk, "发协商函");
        await clerk.choose("department", world.department.name);
        await clerk.fine("letter");
        await clerk.inDialog("发协商函");
        await clerk.page.waitForSelector(".el-drawer:visible >> text=协商中");
        expect((await clerk.page.locator(".el-drawer:visible button", { hasText: "销号" }).count()) === 0, "not closed before the answer");
    });
    await report.step("the department answers it", async () => {
        helper = await person("keshi");
        await at(helper, "/letters");
        await helper.page.click(".el-table__body tbody tr >> nth=0");
        await press(helper, "答复");
        await helper.page.fill("#f-text", "已安排专项资金更换（演示）。");
        await helper.inDialog("保存");
        await helper.page.waitForSelector(".el-drawer:visible >> text=已答复");
        await helper.fine("letter-answered");
    });
    await report.step("the answer stands beside the finding, which is then closed", async () => {
        await at(clerk, `/findings?open=${seen.findings[0]}`);
        await clerk.page.waitForSelector(".el-drawer:visible >> text=已安排专项资金更换");
        await clerk.fine("finding-answered");
        await press(clerk, "销号");
        await clerk.confirmed("销号");
        await clerk.page.waitForSelector(".el-drawer:visible >> text=已销号");
    });
    await report.step("the office decides about the serious one", async () => {
        await at(clerk, `/findings?open=${seen.findings[1]}`);
        await press(clerk, "督导室意见");
        await clerk.page.fill("#f-remark", "请督学一周内复核（演示）。");
        await clerk.inDialog("保存");
        await clerk.page.waitForSelector(".el-drawer:visible >> text=请督学一周内复核");
        await clerk.fine("decided");
    });
    await report.step("the school objects to a notice on a phone; its menu has neither letters nor settings", async () => {
        notice = (await world.office.send("POST", "/notices", {
            id: mint(), school: world.schools[0].id, findings: [seen.findings[2]], title: "关于演示问题的整改通知书", problems: "演示问题",
            suggestions: "一周内改正", basis: "", working_days: null, cc_departments: [],
        })).body;
        principal = await person("school1", phone);
        await at(principal, `/notices?open=${notice.id}`);
        await press(principal, "提出异议");
        await principal.page.fill("#f-text", "现场情况与通知书不符（演示）。");
        await principal.inDialog("保存");
        await principal.page.waitForSelector("text=现场情况与通知书不符");
        await principal.fine("objection");
        await at(principal, "/settings/calendar");
        await principal.page.waitForURL(/console\/?$/);
        await at(principal, "/letters");
        await principal.page.waitForURL(/console\/?$/);
    });
    await report.step("the office replies, and the school reads why", async () => {
        await at(clerk, "/objections");
        await clerk.page.waitForSelector("text=待答复");
        await clerk.fine("objections");
        await clerk.page.click("a:has-text('现场情况与通知书不符')");
        await press(clerk, "答复异议");
        await clerk.page.fill("#f-reply", "经核实，通知书属实（演示）。");
        await clerk.inDialog("保存");
        await clerk.page.waitForSelector("text=经核实，通知书属实");
        await at(principal, `/notices?open=${notice.id}`);
        await principal.page.waitForSelector("text=经核实，通知书属实");
    });
    await report.step("the inspector amends what he signed: reason and first words stay", async () => {
        inspector = await person("inspector1");
        await at(inspector, `/visits/${seen.id}`);
        await press(inspector, "更正");
        await inspector.page.fill("#f-text", "查看食堂、门卫和宿舍（演示）。");
        await inspector.page.fill("#f-reason", "漏记宿舍（演示）");
        await inspector.inDialog("保存");
        await inspector.page.waitForSelector("text=漏记宿舍");
        await inspector.fine("amended");
        const signed = await world.client.get(`/visits/${seen.id}?version=1`);
        expect(signed.process === "查看食堂和门卫（演示）。", "version 1 is as signed");
    });
    await report.step("boundaries of areas are brought as GeoJSON", async () => {
        const { body } = await world.office.send("POST", "/networks/propose", { note: "演示", areas: 1, sub_areas: 1, seed: 2 });
        draft = (await world.office.job({ body })).result.record;
        const [area] = await world.office.all(`/networks/${draft}/areas`);
        const ring = [[114.9, 30], [115.1, 30], [115.1, 30.2], [114.9, 30.2], [114.9, 30]];
        const feature = (name) => ({ type: "Feature", properties: { name }, geometry: { type: "Polygon", coordinates: [ring] } });
        await at(clerk, `/network/${draft}`);
        await clerk.page.waitForSelector("text=责任学校 3");
        const bring = (text) => clerk.page.setInputFiles("input[type=file][accept*=geojson]", { name: "边界.geojson", mimeType: "application/json", buffer: Buffer.from(text) });
        await bring(JSON.stringify({ type: "FeatureCollection", features: [feature(area.name), feature("没有的责任区")] }));
        await clerk.page.waitForSelector("text=没有的责任区");
        await clerk.fine("boundaries");
        await bring("{");
        await clerk.page.waitForSelector("text=/不是有效的 JSON/");
    });
    await report.step("the tiles of the office's own map lie below the network, shifted to their datum", async () => {
        const wgs84 = (await world.office.get(`/networks/${draft}/map`)).schools[0].lon;
        await at(clerk, "/settings/office");
        await clerk.page.fill("#f-tile_server", `${tiles.url}/{z}/{x}/{y}.png`);
        await clerk.choose("tile_datum", "GCJ-02", "main");
        await press(clerk, "保存");
        await clerk.page.waitForSelector("text=已保存");
        await at(clerk, `/network/${draft}`);
        await clerk.page.waitForSelector("text=底图坐标系 GCJ-02");
        await clerk.page.waitForFunction(() => document.querySelectorAll("svg image").length > 3);
        expect(tiles.asked.size > 3 && [...tiles.asked].every((path) => /^\/\d+\/\d+\/\d+\.png$/.test(path)), "tiles are fetched");
        expect((await world.office.get(`/networks/${draft}/map`)).schools[0].lon !== wgs84, "places are shifted");
        await clerk.fine("tiles");
        await tiles.close();
        await clerk.page.reload();
        await clerk.page.waitForSelector("text=底图没有取到");
    });
    await report.step("the year's holidays come from a table; a broken one is refused with the reason", async () => {
        await at(clerk, "/settings/calendar?year=2026");
        await clerk.page.setInputFiles("input[type=file]", join(top, "tests/data/holidays-2026.csv"));
        await clerk.page.waitForSelector("text=已导入");
        const rows = clerk.page.locator(".el-table__body tbody tr");
        const count = await rows.count();
        expect(count > 20, `days of the table: ${count}`);
        await clerk.fine("holidays");
        await clerk.page.setInputFiles("input[type=file]", { name: "坏.csv", mimeType: "text/csv", buffer: Buffer.from("日期,类型\n2026-13-01,休\n") });
        await clerk.page.waitForSelector(".el-alert:visible");
    });
    await report.step("one indicator is changed; weights that do not make 100 are refused with the reason", async () => {
        await at(clerk, "/indicators");
        await clerk.page.click("button:has-text('载入')");
        await clerk.page.waitForSelector("tbody button:has-text('修改')");
        const first = clerk.page.locator("tbody button", { hasText: "修改" }).first();
        await first.click();
        await clerk.page.fill("#f-title", "安全与卫生（演示修改）");
        await clerk.inDialog("保存");
        await clerk.page.waitForSelector("tbody >> text=安全与卫生（演示修改）");
        await first.click();
        await clerk.page.fill("#f-weight", "999");
        await clerk.page.keyboard.press("Tab");
        await clerk.inDialog("保存");
        await clerk.page.waitForSelector(".el-dialog:visible .el-alert, .el-dialog:visible .el-form-item__error");
        await clerk.fine("indicator-refused");
    });
    await report.step("a lost password is replaced by a one-time one, which must be changed", async () => {
        const guard = await person("anquan");
        await at(guard, "/settings/accounts");
        await guard.page.locator(".el-table__body tbody tr", { hasText: "演示school1" }).click();
        await press(guard, "重置密码");
        await guard.confirmed("重置密码");
        await guard.page.waitForSelector("text=一次性密码");
        await guard.fine("reset");
        await principal.page.goto(`${server.url}/console/notices`);
        await principal.page.waitForSelector("#login");
        await principal.page.fill("#login", "school1");
        await principal.page.fill("#secret", password);
        await principal.page.keyboard.press("Enter");
        await principal.page.waitForSelector("[role=alert]");
    });
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
}
