// An inspector's day on the phone: a visit begun with a network, finished without one, the browser closed in between, sent
// once when the network is back. Then the session ends while a draft is open. And what a parent sees behind the QR code.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { addPhoto, confirm, photographAndSign, sign, step, stored } from "./phone.mjs";
import { axe, expect, inChina, mint, openProfile, password, phone, sha256, shot, startServer } from "./support.mjs";
import { oneInspector } from "./seed.mjs";

const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

async function fine(page, name) {
    await shot(page, `field-${name}`);
    const found = await axe(page);
    expect(found.length === 0, `axe on ${name}: ${found.join("; ")}`);
    expect(!(await wide(page)), `${name} is wider than the phone`);
}

export async function journey(report) {
    const server = await startServer();
    const profile = mkdtempSync(join(tmpdir(), "guapai-phone-"));
    const field = `${server.url}/field/`;
    const complaints = [];
    let context, page, world;
    const open = async (offline) => {
        context = await openProfile(profile, phone);
        await context.setOffline(offline);
        page = context.pages()[0] ?? (await context.newPage());
        page.on("pageerror", (error) => complaints.push(error.message));
        await page.goto(field);
    };
    report.onFailure = () => page && shot(page, "field-failure");

    await report.step("an office gives an inspector two schools and this month's tasks", async () => {
        world = await oneInspector(server.url);
    });
    await report.step("the inspector signs in and finds the tasks", async () => {
        await open(false);
        await page.waitForSelector("#login");
        await fine(page, "login");
        await page.fill("#login", world.login);
        await page.fill("#password", password);
        await page.click("form button");
        await page.waitForSelector("[data-test=task]");
        expect((await page.locator("[data-test=task]").count()) === world.schools.length, "one task for each school");
        await fine(page, "today");
    });
    await report.step("the phone says that it opens without a network", async () => {
        await page.click("nav.tabs a >> nth=3");
        await page.reload(); // from now on the page belongs to the service worker
        await page.waitForSelector("text=没有网络也能打开");
        await fine(page, "me");
    });
    await report.step("schools and their cards are shown", async () => {
        await page.click("nav.tabs a >> nth=1");
        await page.click("main li a >> nth=0");
        await page.waitForSelector("[data-test=begin]");
        await fine(page, "school");
        await page.click("nav.tabs a >> nth=0");
        await page.waitForSelector("[data-test=task]");
        await page.waitForFunction(
            (count) => new Promise((done) => {
                const opening = indexedDB.open("guapai-field");
                opening.onsuccess = () => {
                    const all = opening.result.transaction("cache").objectStore("cache").getAllKeys();
                    all.onsuccess = () => done(all.result.filter(([, key]) => key.startsWith("card/")).length >= count);
                };
            }), world.schools.length);
    });
    await report.step("the day's round tells in which order to go, with times and ways; each school is one touch away", async () => {
        const day = inChina().slice(0, 10);
        for (const task of await world.office.all(`/tasks?month=${day.slice(0, 7)}`))
            if (task.planned_on !== day) await world.office.send("PATCH", `/tasks/${task.id}`, { planned_on: day }, { "if-match": `"${task.version}"` });
        await page.reload();
        const card = page.locator("[data-test=round]");
        await card.waitFor();
        const round = await world.client.get(`/round?day=${day}`);
        expect(round.stops.length > 0, "schools fit into the day");
        expect((await card.locator("summary").textContent()).includes(`${round.stops.length} 所`), "how many, before it is opened");
        await card.locator("summary").click();
        const lines = await card.locator("ol li").allTextContents();
        expect(lines.length === round.stops.length, "a line for each school");
        round.stops.forEach((stop, at) => expect(lines[at].includes(stop.school_name) && lines[at].includes(stop.begins), `${at + 1}: ${stop.school_name} at ${stop.begins}`));
        expect((await card.locator(".small").count()) >= round.left_out.length, "what does not fit is named");
        await fine(page, "round");
        await card.locator("ol a").first().click();
        await page.waitForSelector(`h1:has-text('${round.stops[0].school_name}')`);
        await page.click("nav.tabs a >> nth=0");
        await page.waitForSelector("[data-test=task]");
    });
    await report.step("a visit is begun from its task", async () => {
        await page.click("[data-test=begin] >> nth=0");
        await page.click("text=签到，记下进校时间");
        await page.click("text=已出示督学证");
        await fine(page, "checkin");
        await step(page, "items");
        const title = await page.textContent("h1");
        const audience = title.includes("幼儿园") ? "kindergartens" : "schools";
        const catalogue = (await world.office.all("/items")).filter((item) => item.audience === audience && item.active);
        expect((await page.locator("[data-item]").count()) === catalogue.length, `the items of ${audience}`);
        await page.click("[data-item='0'] [role=radio] >> nth=0");
        await page.click("[data-item='1'] [role=radio] >> nth=2");
        await fine(page, "items");
        await page.click("[data-item='1'] .button.danger");
        await page.fill("[data-finding='0'] textarea >> nth=0", "食堂留样不足 125 克，无留样记录。");
        await stored(page);
    });
    await report.step("it goes on without a network, with a photo", async () => {
        await context.setOffline(true);
        await page.waitForSelector("text=没有网络");
        await page.fill("[data-finding='0'] textarea >> nth=1", "当日补足留样并建立台账。");
        await page.click("[data-finding='0'] [role=radio] >> nth=1");
        await addPhoto(page, "[data-finding='0']", "noise");
        await fine(page, "finding");
        await step(page, "methods");
        await page.click("label.check >> nth=5");
        await step(page, "process");
        await page.fill("textarea", "先后查看食堂、教室和操场，与三名教师谈话");
        await page.type("textarea", "，抽查台账。");
        await stored(page);
    });
    await report.step("the browser is closed and opened again without a network: nothing is lost", async () => {
        await context.close();
        await open(true);
        await page.waitForSelector("text=继续填写");
        await page.waitForSelector("text=离线显示");
        await fine(page, "today-offline");
        await page.click(".draft .button");
        await step(page, "process");
        expect((await page.inputValue("textarea")).endsWith("谈话，抽查台账。"), "the last words typed are there");
        await step(page, "findings");
        await page.waitForSelector("[data-finding='0'] .thumb img");
        expect((await page.inputValue("[data-finding='0'] textarea >> nth=1")).startsWith("当日补足"), "the finding is there");
    });
    await report.step("what is missing is listed and one tap away", async () => {
        await step(page, "review");
        const missing = await page.locator("[data-test=missing]").allTextContents();
        expect(missing.length === 4, `missing: ${missing.join(" | ")}`);
        expect(await page.isDisabled("[data-test=submit]"), "it cannot be submitted yet");
        await fine(page, "review-missing");
        await page.click("[data-test=missing] >> nth=0");
        await page.fill("textarea", "食堂留样不足，请当日补足。");
        await page.fill("main input", "演示校长");
        await photographAndSign(page, "演示校长");
        await fine(page, "signed");
    });
    await report.step("a change after signing asks for new signatures", async () => {
        await step(page, "feedback");
        await page.type("textarea", "下周复看。");
        await step(page, "review");
        await page.waitForSelector("text=签名后内容有改动，要重新签名");
        await page.click("[data-test=missing] >> nth=0");
        await page.click("text=清除签名，重新签");
        await sign(page, "sign-inspector");
        await sign(page, "sign-school");
    });
    await report.step("submitted without a network, it waits on the phone", async () => {
        await step(page, "review");
        await page.waitForSelector("text=内容齐全，可以提交");
        await fine(page, "review");
        await page.click("[data-test=submit]");
        await confirm(page);
        await page.waitForSelector("[data-test=standing] [data-state=queued]");
        await fine(page, "queued");
        expect((await world.office.all("/visits")).length === 0, "the server has nothing yet");
    });
    const pieces = []; // of the large photo, as they are sent: where each begins, and whether it was answered
    await report.step("the line is cut in the middle of the large photo", async () => {
        context.on("request", (request) => {
            if (request.method() === "PATCH") pieces.push({ offset: Number(request.headers()["upload-offset"]), request });
        });
        const line = await context.newCDPSession(page);
        await line.send("Network.enable");
        const speed = (bytes) => line.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: bytes });
        await speed(400_000);
        await context.setOffline(false);
        await speed(400_000); // a network that is back has full speed
        const answered = () => pieces.filter((piece) => piece.answered).length;
        context.on("response", (response) => {
            const piece = pieces.find((one) => one.request === response.request());
            if (piece && response.status() === 204) piece.answered = true;
        });
        for (let waits = 0; answered() < 2 && waits < 600; ++waits) await page.waitForTimeout(50);
        await context.setOffline(true);
        expect(answered() >= 2, `${answered()} pieces were answered`);
        await page.waitForSelector("[data-test=standing] [data-state=queued]");
        expect((await world.office.all("/visits")).length === 0, "the server has no visit yet");
        await line.detach();
        pieces.cut = pieces.length;
    });
    let held;
    await report.step("back on the network, with two tabs open, it is sent once and the receipt is here", async () => {
        const second = await context.newPage();
        await second.goto(`${field}outbox`);
        await context.setOffline(false);
        await page.bringToFront();
        await page.waitForSelector("[data-test=receipt]", { timeout: 60_000 });
        await page.waitForSelector("text=签名已验证");
        const there = Math.max(...pieces.slice(0, pieces.cut).filter((piece) => piece.answered).map((piece) => piece.offset));
        const first = pieces[pieces.cut];
        expect(first && first.offset > there, `it went on at ${first?.offset}, not from the beginning`);
        await fine(page, "receipt");
        await second.waitForSelector("[data-state=sent]");
        await fine(second, "outbox");
        await second.close();
        held = await page.evaluate(() => new Promise((done) => {
            const opening = indexedDB.open("guapai-field");
            opening.onsuccess = () => {
                const all = opening.result.transaction("records").objectStore("records").getAll();
                all.onsuccess = () => done(all.result);
            };
        }));
    });
    await report.step("the server has exactly this one visit, to the byte, with all its files", async () => {
        const visits = await world.office.all("/visits");
        expect(visits.length === 1 && held.length === 1 && visits[0].id === held[0].id, "one visit, the phone's");
        const receipt = await world.office.get(`/visits/${held[0].id}/receipt`);
        expect(receipt.content_digest === sha256(held[0].body), "the digest of what the phone sent");
        expect(held[0].files.length === 4 && receipt.files.length === 4, "two photos and two signatures");
        for (const digest of held[0].files) expect(sha256(await world.office.get(`/files/${digest}`)) === digest, `file ${digest}`);
        const findings = await world.office.all(`/visits/${held[0].id}/findings`);
        expect(findings.length === 1 && findings[0].files.length === 1, "the finding with its photo");
    });
    await report.step("the task is done on the first page", async () => {
        await page.click("text=回到今日");
        await page.waitForSelector("text=已完成（1 所）");
        await page.waitForFunction((left) => document.querySelectorAll("[data-test=task]").length === left, world.schools.length - 1);
    });
    await report.step("a notice follows, the school answers, and the phone re-checks it with a photo", async () => {
        const school = held[0].school; // days are drawn: any of the three may come first
        const [finding] = await world.client.all(`/findings?school=${school}`);
        const graded = await world.client.send("POST", `/findings/${finding.id}/triage`, { severity: "general", remark: "" }, { "if-match": `"${finding.version}"` });
        expect(graded.body.severity === "general", "the finding is general");
        const { body: notice } = await world.client.send("POST", "/notices", {
            id: mint(), school, findings: [finding.id], title: "关于食堂留样问题的整改通知书",
            problems: "食堂留样不足 125 克。", suggestions: "当日补足。", basis: "", working_days: 5, cc_departments: [],
        });
        await world.principals[school].send("POST", `/notices/${notice.id}/answer`, { text: "已补足留样并建立台账。", files: [] }, { "if-match": `"${notice.version}"` });
        await page.reload();
        await page.click("text=1 份整改报告等您复查");
        await page.waitForSelector("text=等您复查（1 份）");
        await fine(page, "notices");
        await page.click("main a.open-row");
        await page.waitForSelector("text=已补足留样并建立台账。");
        await page.click("[data-test=recheck] [role=radio] >> nth=0");
        await page.fill("[data-test=recheck] textarea", "现场查看属实。");
        await addPhoto(page, "[data-test=recheck]", "#558855");
        await fine(page, "recheck");
        await page.click("text=提交复查结论");
        await confirm(page);
        await page.waitForSelector("text=没有未销号的通知书");
        const closed = await world.office.get(`/notices/${notice.id}`);
        const rounds = await world.office.all(`/notices/${notice.id}/rounds`);
        expect(closed.state === "closed" && rounds[0].remark_files.length === 1, "closed, with the photo");
        await page.goto(field);
        await page.waitForSelector("[data-test=task]");
    });
    await report.step("the session ends while a draft is open; after signing in the draft goes on", async () => {
        await page.click("[data-test=begin] >> nth=0");
        await step(page, "process");
        await page.fill("textarea", "会话过期前写下的话");
        await stored(page);
        await context.clearCookies();
        await page.reload();
        await page.waitForSelector("text=登录已过期");
        expect((await page.inputValue("textarea")) === "会话过期前写下的话", "the draft is on the page");
        await page.type("textarea", "，过期后又写的话");
        await stored(page);
        await page.click(".banners button");
        await page.fill("#login", world.login);
        await page.fill("#password", password);
        await page.click("form button");
        await page.waitForSelector(".chips");
        expect((await page.inputValue("textarea")).endsWith("过期后又写的话"), "nothing was lost");
    });
    await report.step("signing out warns of what is not sent, and keeps it for the next time", async () => {
        await page.goto(`${field}me`);
        await page.click("text=退出登录");
        await page.waitForSelector("text=还有 1 件没有上传");
        await confirm(page);
        await page.waitForSelector("#login");
        await page.waitForSelector("text=有 1 件没有上传的记录");
        await page.fill("#login", world.login);
        await page.fill("#password", password);
        await page.click("form button");
        await page.waitForSelector(".draft");
    });
    await report.step("a parent reads the plate behind the QR code", async () => {
        const bodies = [];
        const weigh = (response) => bodies.push(response.body().catch(() => ""));
        page.on("response", weigh);
        await page.goto(`${server.url}/p/plate/${world.plate}`, { waitUntil: "networkidle" });
        await page.waitForSelector(".school");
        page.off("response", weigh);
        const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
        expect(bytes > 10_000 && bytes < 100_000, `the page weighs ${bytes} bytes, unpacked`);
        await fine(page, "plate");
        await page.goto(`${server.url}/p/plate/no-such-plate`);
        await page.waitForSelector("text=没有这块公示牌");
        await page.goto(`${server.url}/p/notice/420200.no-such-notice`);
        await page.waitForSelector("text=没有这份通知书");
    });
    await report.step("the pages had no errors of their own", async () => {
        expect(complaints.length === 0, complaints.join("\n"));
    });
    await context?.close();
    await server.stop();
    rmSync(profile, { recursive: true, force: true });
}
