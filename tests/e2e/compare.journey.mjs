// The office weighs two proposals of its network: one from the command line, one asked for on the page; then accepts one.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person } from "./person.mjs";
import { Api, desktop, expect, openBrowser, phone, run, shot, startServer, top } from "./support.mjs";

const roster = (name) => join(top, "tests/data", name);

export async function journey(report) {
    const data = mkdtempSync(join(tmpdir(), "guapai-compare-"));
    const command = (...args) => run([...args, "--county", "420200", "--data", data]);
    let server, browser, clerk, page, office, first;
    report.onFailure = () => page && shot(page, "compare-failure");

    await report.step("the command line proposes a network and prints one JSON object", async () => {
        await command("import", roster("schools.csv"), "--apply");
        await command("import", roster("inspectors.csv"), "--apply");
        first = JSON.parse(await command("network", "propose", "--seed", "1", "--note", "命令行方案", "--json"));
        expect(first.schools === 650 && first.assigned === 650, `covered: ${first.assigned}`);
        expect(first.lower_bound_km > 0 && first.travel_km >= first.lower_bound_km && first.gap >= 0, "an honest bound");
    });
    await report.step("the draft waits on the page; one with more areas is proposed beside it", async () => {
        server = await startServer({ data });
        browser = await openBrowser();
        const admin = await new Api(server.url).setUp("420200");
        office = await admin.account("dudaoshi", "county_office");
        clerk = new Person(browser, server.url, desktop, "dudaoshi", "compare");
        page = await clerk.signIn();
        await page.waitForSelector("nav");
        await page.goto(`${server.url}/console/network/compare`);
        await page.waitForSelector("text=至少要有两个版本才能对比");
        await page.goto(`${server.url}/console/network/${first.network}`);
        await page.click("button:has-text('生成分工方案')");
        await page.getByLabel("责任区个数").fill("44");
        await page.click("button:has-text('开始生成')");
        await page.waitForURL((url) => /network\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(first.network), { timeout: 60_000 });
        await page.waitForSelector("text=责任学校");
    });
    await report.step("both are compared on the map, in figures, and school by school with the reasons", async () => {
        await page.click("button:has-text('对比方案')");
        await page.waitForSelector("text=/两方案督学不同的学校 [1-9]/", { timeout: 30_000 });
        expect((await page.locator("svg[role=img]").count()) === 2, "two maps");
        await page.locator("tbody tr th button").first().click();
        await page.waitForSelector("text=/由.+负责，距住址/");
        await clerk.fine("desktop");
    });
    await report.step("the comparison works on a phone", async () => {
        await page.setViewportSize(phone);
        await page.reload();
        await page.waitForSelector("text=/两方案督学不同的学校 [1-9]/", { timeout: 30_000 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
        expect(!wide, "the page is as wide as the phone");
        await clerk.fine("phone");
        await page.setViewportSize(desktop);
    });
    await report.step("one is thrown away, the other is gone on with", async () => {
        await page.reload();
        await page.waitForSelector("text=/两方案督学不同的学校 [1-9]/", { timeout: 30_000 });
        const dropped = page.locator(".pair .row", { has: page.locator("b", { hasText: "方案乙" }) });
        await dropped.locator("button:has-text('删除草案')").click();
        await clerk.confirmed("删除草案");
        await page.waitForURL((url) => /network\/[0-9a-f-]{36}$/.test(url.pathname));
        await page.waitForSelector("button:has-text('发布')");
        expect((await office.all("/networks")).length === 1, "one draft is left");
    });
    await report.step("a school is locked, and the next proposal keeps it and the areas", async () => {
        const draft = new URL(page.url()).pathname.split("/").pop();
        await page.getByPlaceholder("找学校或督学").fill("小学");
        await page.locator(".found button").first().click();
        const school = await page.locator(".side h2").first().innerText();
        await page.locator("label", { hasText: "锁定" }).click();
        await page.waitForSelector(".side .el-checkbox.is-checked");
        const held = (await office.all(`/networks/${draft}/assignments`)).find((one) => one.locked);
        expect(held?.school_name === school, `locked: ${held?.school_name}`);
        expect(held.reason.startsWith("由") && held.reason_en.includes("km from home"), "reasons in both languages");
        await clerk.fine("locked");
        const areas = (await office.all(`/networks/${draft}/areas`)).map((one) => one.id);
        await page.click("button:has-text('生成分工方案')");
        await clerk.fine("wish");
        await page.click("button:has-text('开始生成')");
        await page.waitForURL((url) => /network\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(draft), { timeout: 60_000 });
        const again = new URL(page.url()).pathname.split("/").pop();
        const kept = (await office.all(`/networks/${again}/assignments`)).find((one) => one.school === held.school);
        expect(kept.locked && kept.inspector === held.inspector, "the lock is kept");
        const after = new Set((await office.all(`/networks/${again}/areas`)).map((one) => one.id));
        expect(areas.every((id) => after.has(id)), "the areas go on");
    });
    await report.step("reasons are read in English, and rules on a phone", async () => {
        await page.evaluate(() => localStorage.setItem("guapai.locale", "en"));
        await page.goto(`${page.url().split("?")[0]}?tab=rules`);
        await page.waitForSelector("text=/every area hangs together/");
        await page.setViewportSize(phone);
        await page.reload();
        await page.waitForSelector("text=/every area hangs together/");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
        expect(!wide, "the page is as wide as the phone");
        await clerk.fine("rules-phone");
        await page.evaluate(() => localStorage.setItem("guapai.locale", "zh-CN"));
        await page.setViewportSize({ width: 1920, height: 1080 });
        await page.goto(page.url().split("?")[0]);
        await page.waitForSelector("svg[role=img]");
        await clerk.fine("wide");
        await page.setViewportSize(desktop);
    });
    await report.step("a proposal that is being made is cancelled and leaves no draft", async () => {
        const drafts = (await office.all("/networks")).length;
        await page.click("button:has-text('生成分工方案')");
        await page.locator("label", { hasText: "重新划分责任区" }).last().click();
        await page.click("button:has-text('开始生成')");
        await page.locator(".job button", { hasText: "取消" }).click();
        await page.waitForSelector(".job >> text=/已取消/", { timeout: 60_000 });
        expect((await office.all("/networks")).length === drafts, "no draft was left");
    });
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
}
