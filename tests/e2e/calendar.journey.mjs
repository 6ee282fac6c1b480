// The office joins the departments' checks to the inspectors' visits: the list is imported, a month proposed, what it saves looked
// at, one visit moved with the mouse and one with the keyboard, and the calendar accepted.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person } from "./person.mjs";
import { Api, desktop, expect, mint, monthAhead, openBrowser, phone, proposeNetwork, publishNetwork, shot, startServer, top } from "./support.mjs";

const data = (name) => join(top, "tests/data", name);

// The year's list of checks, all of them to be made in one month; with the names of its departments.
function checksOf(month) {
    const [head, ...lines] = readFileSync(data("department-checks-2026.csv"), "utf8").trim().split(/\r?\n/).slice(0, 7);
    const rows = lines.map((line) => line.split(",").map((cell, at) => (at === 3 || at === 4 ? month : cell)));
    rows.at(-1)[6] = ""; // waits for its approval
    return { csv: [head, ...rows.map((row) => row.join(","))].join("\n"), departments: [...new Set(rows.map((row) => row[1]))] };
}

const visitOf = (page, id) => page.locator(`[data-visit="${id}"]`);
const dayOf = (page, day) => page.locator(`[data-day="${day}"]`);
// Takes a visit up and holds it over a day. It is lifted before the page scrolls: what is dragged is what lies under the pointer then.
async function hold(page, visit, day) {
    await visitOf(page, visit).hover();
    await page.mouse.down();
    const from = await visitOf(page, visit).boundingBox();
    await page.mouse.move(from.x + 12, from.y + 12, { steps: 4 });
    await page.waitForSelector(`.lifted[data-visit="${visit}"]`);
    await dayOf(page, day).scrollIntoViewIfNeeded();
    const to = await dayOf(page, day).boundingBox();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height - 12, { steps: 4 });
}
const narrow = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1);

export async function journey(report) {
    const folder = mkdtempSync(join(tmpdir(), "guapai-calendar-"));
    const month = monthAhead();
    const { csv, departments } = checksOf(month);
    let server, browser, office, clerk, page, calendar, visits;
    report.onFailure = () => page && shot(page, "calendar-failure");
    const judged = async (visit) => (await office.get(`/calendars/${calendar}/visits/${visit.id}/days`)).days;
    const monthNow = async () => (await office.get(`/calendars/${calendar}/month?month=${month}`)).visits;
    const dayNow = async (id) => (await office.get(`/calendars/${calendar}/month?month=${month}`)).visits.find((one) => one.id === id).day;

    await report.step("rosters, a network and departments are there", async () => {
        const network = await proposeNetwork(folder);
        server = await startServer({ data: folder });
        const admin = await new Api(server.url).setUp("420200");
        office = await admin.account("dudaoshi", "county_office");
        await publishNetwork(office, network);
        for (const name of departments) await admin.send("PUT", `/departments/${mint()}`, { name });
        browser = await openBrowser();
        clerk = new Person(browser, server.url, desktop, "dudaoshi", "calendar");
        page = await clerk.signIn();
        await page.waitForSelector("nav");
    });
    await report.step("the departments' list is imported, its last check approved, another filed and withdrawn", async () => {
        await page.goto(`${server.url}/console/checks`);
        await page.click("main button:has-text('导入检查清单')");
        await page.setInputFiles("input[type=file]", { name: "检查清单.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
        await page.click("button:has-text('导入 6 行')");
        await page.waitForSelector("text=导入完成");
        await page.goto(`${server.url}/console/checks`);
        await page.locator("tbody button", { hasText: "批准" }).click();
        await page.fill("#f-approval_number", "演示批〔2026〕60号");
        await clerk.inDialog("批准");
        await page.waitForSelector("text=演示批〔2026〕60号");
        await page.click("button:has-text('申报检查')");
        await page.fill("#f-title", "重复的检查（演示）");
        await clerk.choose("department", departments[0]);
        await page.fill("#f-from_month", month);
        await page.fill("#f-to_month", month);
        await clerk.inDialog("保存");
        const row = page.locator("tr", { hasText: "重复的检查（演示）" }).first();
        await row.locator("button", { hasText: "撤销" }).click();
        await clerk.confirmed("撤销");
        await row.locator("text=已撤销").waitFor();
        expect((await office.all("/checks?state=approved")).length === 6, "six approved checks");
        await clerk.fine("checks");
        await page.setViewportSize(phone);
        await page.reload();
        await page.waitForSelector("text=重复的检查（演示）");
        expect(await narrow(page), "the page is as wide as the phone");
        await clerk.fine("checks-phone");
        await page.setViewportSize(desktop);
    });
    await report.step("without a calendar the month says so, and leads to the proposal", async () => {
        await page.goto(`${server.url}/console/visit-calendar`);
        await page.waitForSelector("text=还没有督导日历");
        await clerk.fine("none");
        await page.click("main a:has-text('生成日历')");
    });
    await report.step("a month is proposed with its progress", async () => {
        await page.click("button:has-text('生成日历')");
        await page.fill("#f-from_month", month);
        await page.fill("#f-to_month", month);
        await clerk.inDialog("开始");
        await page.waitForURL(/joint\/[0-9a-f-]{36}$/, { timeout: 120_000 });
        calendar = page.url().split("/").pop();
    });
    await report.step("what it saves is told by department and school, with the reasons of what could not be merged", async () => {
        await page.waitForSelector("text=安全管理科");
        const report = await office.get(`/calendars/${calendar}`);
        expect(report.saved > 0 && report.entries >= report.entries_bound, `saved ${report.saved}, entries ${report.entries}`);
        await clerk.fine("savings");
    });
    await report.step("the month shows every day's visits; chosen inspector and month stand in the address", async () => {
        await page.click("button:has-text('按月查看和调整')");
        await page.waitForSelector("[data-visit]");
        await clerk.fine("month");
        const all = (await office.get(`/calendars/${calendar}/month?month=${month}`)).visits;
        const chosen = all.find((one) => one.unannounced && one.checks.length) ?? all.find((one) => one.inspectors.length);
        visits = all.filter((one) => one.inspectors.includes(chosen.inspectors[0]));
        const name = chosen.inspector_names[0];
        await page.click(".inspector");
        await page.keyboard.type(name);
        await page.locator(".el-select-dropdown:visible .el-select-dropdown__item", { hasText: name }).first().click();
        await page.waitForURL(new RegExp(`inspector=${chosen.inspectors[0]}`));
        await page.reload();
        await page.waitForSelector(`text=本月入校 ${visits.length} 次`);
        expect((await page.locator("[data-visit]").count()) === visits.length, "only the inspector's visits");
        await clerk.fine("inspector");
    });
    await report.step("while a visit is dragged the days say what they would break; dropped on a day off it is refused with the reason", async () => {
        const days = await judged(visits[0]);
        const off = days.find((one) => one.breaks.some((rule) => rule.code === "day_off"));
        await hold(page, visits[0].id, off.date);
        await dayOf(page, off.date).locator(".hard:has-text('不是工作日')").waitFor();
        await shot(page, "calendar-dragging");
        await page.mouse.up();
        await page.waitForSelector("[role=alert]:has-text('不能移到这一天')");
        expect((await dayNow(visits[0].id)) === visits[0].day, "it stays where it was");
        await clerk.fine("refused");
    });
    await report.step("dropped on another day it moves, and what it breaks is told at once", async () => {
        const days = await judged(visits[0]);
        const open = days.filter((one) => one.date !== visits[0].day && !one.breaks.some((rule) => rule.hard));
        const to = open.find((one) => one.breaks.length) ?? open[0];
        await hold(page, visits[0].id, to.date);
        await page.mouse.up();
        await page.waitForSelector("text=/的入校已由.+移到/");
        for (const rule of to.breaks) await page.waitForSelector(`.el-alert li:has-text('${rule.zh}')`);
        expect((await dayNow(visits[0].id)) === to.date, "stored");
        await clerk.fine("moved");
    });
    await report.step("Enter on a visit lists the days with what each breaks; one is chosen without a mouse", async () => {
        await visitOf(page, visits[1].id).focus();
        await page.keyboard.press("Enter");
        await page.waitForSelector(".el-dialog:visible >> text=现在的日期");
        await clerk.fine("days");
        await page.locator(".el-dialog:visible .fine button").first().focus();
        await page.keyboard.press("Enter");
        await page.waitForSelector(".el-dialog", { state: "hidden" });
        await page.waitForSelector("text=人工调整 2 次");
        expect((await dayNow(visits[1].id)) !== visits[1].day, "moved");
        await page.waitForFunction((id) => document.activeElement?.dataset.visit === id, visits[1].id);
    });
    await report.step("travel follows every move; moved back to the day it was drawn for, the visit is unannounced again", async () => {
        const before = await office.get(`/calendars/${calendar}`);
        const drawn = await monthNow();
        const [one, moved] = [drawn.find((visit) => visit.id === visits[0].id), drawn.find((visit) => visit.id === visits[1].id)];
        expect(moved.drawn_day === visits[1].day && one.drawn_day === visits[0].day, "both know the days they were drawn for");
        await visitOf(page, visits[1].id).focus();
        await page.keyboard.press("Enter");
        await page.waitForSelector(".el-dialog:visible >> text=原定日期");
        await page.locator(".el-dialog:visible li", { hasText: `${Number(visits[1].day.slice(5, 7))}月${Number(visits[1].day.slice(8))}日` }).locator("button").click();
        await page.waitForSelector(".el-dialog", { state: "hidden" });
        await page.waitForSelector("text=人工调整 1 次");
        const after = await office.get(`/calendars/${calendar}`);
        expect(after.travel_km !== before.travel_km || after.busiest_week !== before.busiest_week || after.unannounced !== before.unannounced, "the figures were counted anew");
        const back = (await monthNow()).find((visit) => visit.id === visits[1].id);
        expect(back.unannounced === visits[1].unannounced && back.slack === visits[1].slack, "as it was drawn");
        await page.waitForSelector(`dl:has-text('路程'):has-text('${after.travel_km.toLocaleString("zh-CN", { maximumFractionDigits: 1 })}')`);
    });
    await report.step("an inspector's day has its order, ways and times, on a map and as a list", async () => {
        const visit = (await monthNow()).find((one) => one.inspectors.includes(visits[0].inspectors[0]));
        await visitOf(page, visit.id).click();
        await page.click(".el-dialog:visible button:has-text('当天路线') >> nth=0");
        const round = await office.get(`/calendars/${calendar}/round?inspector=${visit.inspectors[0]}&day=${visit.day}`);
        await page.waitForSelector(`.el-dialog:visible >> text=全程 ${round.km.toFixed(1)} 公里`);
        await page.waitForSelector(".el-dialog:visible svg[role=img]");
        expect((await page.locator(".el-dialog:visible ol li").count()) === round.stops.length, "every school of the day");
        await clerk.fine("round");
        await page.keyboard.press("Escape");
        await page.waitForSelector(".el-dialog", { state: "hidden" });
    });
    let locked, first;
    await report.step("visits are locked: the one moved by hand, one in its dialog, two by choosing; two inspectors are asked for", async () => {
        await page.click("button:has-text('锁定人工调整的 1 次')");
        await page.locator(`[data-visit="${visits[0].id}"] >> text=已锁定`).waitFor();
        const others = visits.filter((one) => one.id !== visits[0].id);
        await visitOf(page, others[0].id).click();
        await page.click(".el-dialog:visible button:has-text('锁定') >> nth=0");
        await page.click(".el-dialog:visible button:has-text('解除锁定')");
        await page.click(".el-dialog:visible .el-radio-button:has-text('2 人')");
        await page.waitForTimeout(500);
        await clerk.fine("visit");
        await page.keyboard.press("Escape");
        await page.waitForSelector(".el-dialog", { state: "hidden" });
        await page.click("button:has-text('选择多次入校')");
        await visitOf(page, others[1].id).click();
        await visitOf(page, others[2].id).focus();
        await page.keyboard.press("Enter");
        await clerk.fine("choosing");
        await page.click("button:has-text('锁定所选 2 次')");
        await page.waitForSelector("text=已锁定 3 次");
        const lines = (await monthNow()).filter((one) => one.locked);
        locked = lines.map((one) => [one.school, one.day, one.inspectors, one.checks].join()).sort();
        expect(locked.length === 3 && (await monthNow()).some((one) => one.team === 2), "three locked, a team of two wanted");
        await clerk.fine("locked");
    });
    await report.step("the rest is proposed anew as another draft; the locked ones are as they were", async () => {
        first = calendar;
        await page.click("button:has-text('其余重新安排')");
        await page.waitForURL((url) => /visit-calendar\/[0-9a-f-]{36}/.test(url.pathname) && !url.pathname.includes(first), { timeout: 120_000 });
        calendar = new URL(page.url()).pathname.split("/").pop();
        await page.waitForSelector("[data-visit]");
        const now = await monthNow();
        expect(now.filter((one) => one.locked).map((one) => [one.school, one.day, one.inspectors, one.checks].join()).sort().join("|") === locked.join("|"), "unchanged");
        const team = now.find((one) => one.team === 2);
        const { remarks } = await office.get(`/calendars/${calendar}`);
        expect(team.inspectors.length === 2 || remarks.some((one) => one.school === team.school), "two inspectors, or why not");
        visits = now.filter((one) => one.inspectors.includes(visits[0].inspectors[0]));
        await clerk.fine("again");
    });
    await report.step("on a phone the month is a list of days", async () => {
        await page.setViewportSize(phone);
        await page.reload();
        await page.waitForSelector("[data-visit]");
        expect(await narrow(page), "the page is as wide as the phone");
        await clerk.fine("phone");
        await visitOf(page, visits[1].id).click();
        await page.waitForSelector(".el-dialog:visible >> text=现在的日期");
        await clerk.fine("phone-days");
        await page.setViewportSize(desktop);
    });
    await report.step("the first draft is thrown away", async () => {
        await page.goto(`${server.url}/console/joint/${first}`);
        await page.click("button:has-text('删除草案')");
        await clerk.confirmed("删除草案");
        await page.waitForURL(/console\/joint$/);
        expect((await office.all("/calendars")).every((one) => one.id !== first), "it is gone");
    });
    await report.step("accepted, the calendar gives the inspectors their tasks and can only be looked at", async () => {
        await page.goto(`${server.url}/console/joint/${calendar}`);
        await page.click("button:has-text('采用')");
        await clerk.confirmed("采用");
        await page.waitForSelector("text=/已采用，新增任务/", { timeout: 30_000 });
        const tasks = await office.all(`/tasks?month=${month}`);
        expect(tasks.some((one) => one.note.includes("同时进行")), "a task names the check made on the way");
        await page.goto(`${server.url}/console/visit-calendar/${calendar}`);
        await page.waitForSelector("text=这份日历不是草案，只能查看");
        await page.waitForSelector("[data-visit]");
        expect((await page.locator("[draggable=true]").count()) === 0, "nothing can be dragged");
        await clerk.fine("accepted");
    });
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
}
