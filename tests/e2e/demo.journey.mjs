// The demo county has something to show on the pages of calendars and draws; they are looked at in both languages, on a small
// desktop and on the smallest phone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Person } from "./person.mjs";
import { Api, expect, inChina, openBrowser, run, shot, startServer } from "./support.mjs";

const secret = "yanshi-2026";
const sizes = { desk: { width: 1280, height: 720 }, phone: { width: 360, height: 640 } };
const states = ["committed", "drawn", "revealed"];

export async function journey(report) {
    const data = mkdtempSync(join(tmpdir(), "guapai-demo-"));
    let server, browser, office, clerk, page, calendars, draws;
    report.onFailure = () => page && shot(page, "demo-failure");
    // The page as it is, in every size and language: no wider than the window, no violation of axe.
    const everywhere = async (path, name, ready) => {
        for (const language of ["zh", "en"]) {
            await page.evaluate((one) => localStorage.setItem("guapai.locale", one), language);
            for (const [size, viewport] of Object.entries(sizes)) {
                await page.setViewportSize(viewport);
                await page.goto(`${server.url}/console${path}`);
                await page.waitForSelector(ready);
                const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
                expect(wide <= 1, `${name} in ${language} on ${size} is ${wide} px too wide`);
                await clerk.fine(`${name}-${language}-${size}`);
            }
        }
    };

    await report.step("the demo is made, and the office signs in", async () => {
        await run(["demo", "--data", data]);
        server = await startServer({ data });
        office = await new Api(server.url).signIn("dudaoshi", secret);
        browser = await openBrowser();
        clerk = new Person(browser, server.url, sizes.desk, "dudaoshi", "demo", secret);
        page = await clerk.signIn();
        await page.waitForSelector("nav", { state: "attached" });
    });
    await report.step("a calendar is in force and another is a draft; departments are spared visits", async () => {
        calendars = await office.all("/calendars");
        const month = inChina().slice(0, 7);
        const draft = calendars.find((one) => one.state === "draft");
        expect(draft?.from_month > month, "a draft for a month to come");
        const inForce = calendars.find((one) => one.state === "accepted");
        if (["01", "02", "07", "08"].includes(month.slice(5))) return; // vacations, and no checks
        expect(inForce?.from_month === month && inForce.saved > 0, "one in force, which merges checks");
        const tasks = await office.all(`/tasks?month=${month}`);
        expect(tasks.some((one) => one.note.includes("同时进行")), "its tasks name the checks made on the way");
    });
    await report.step("draws wait, are drawn, revealed and void; the drawn schools have their tasks", async () => {
        draws = await office.all("/draws");
        for (const state of states) expect(draws.some((one) => one.state === state), `a draw that is ${state}`);
        expect(draws.some((one) => one.voided), "one is void");
        const tasksOf = async (state) => office.get(`/draws/${draws.find((one) => one.state === state && !one.voided).id}/tasks`);
        expect((await tasksOf("drawn")).items.some((one) => one.task), "secret tasks");
        expect((await tasksOf("revealed")).done > 0, "visited schools");
    });
    await report.step("the month page in both languages and sizes", async () => {
        const draft = calendars.find((one) => one.state === "draft");
        await everywhere(`/visit-calendar/${draft.id}`, "month", "[data-visit]");
    });
    await report.step("joint inspection and draws in both languages and sizes", async () => {
        const shown = calendars.find((one) => one.state === "accepted") ?? calendars[0];
        await everywhere(`/joint/${shown.id}`, "joint", "main table");
        await everywhere(`/draws/${draws.find((one) => one.state === "drawn" && !one.voided).id}`, "draw", "main article");
    });
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
}
