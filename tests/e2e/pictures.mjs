// Takes the pictures of the README and the manual from the demo county: node tests/e2e/pictures.mjs [FOLDER]
// (docs/images by default). `guapai demo --data` fills the folder named by DATA, a temporary one without it.
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { desktop, openBrowser, phone, run, startServer, top } from "./support.mjs";

const folder = process.argv[2] ?? join(top, "docs/images");
const data = process.env.DATA ?? mkdtempSync(join(tmpdir(), "guapai-pictures-"));

// name, demo account, page, then what is done there before the picture is taken
const console_ = [
    ["network", "dudaoshi", "/network"],
    ["visit-calendar", "dudaoshi", "/visit-calendar"],
    ["draws", "dudaoshi", "/draws"],
    ["ledger", "dudaoshi", "/ledger"],
    ["results", "dudaoshi", "/results"],
    ["area-leader", "zuzhang", "/"],
    ["school", "xuexiao", "/"],
    ["department", "keshi", "/notices"],
    ["audit", "shenjiyuan", "/settings/audit"],
];
const field = [
    ["field-today", "/"],
    ["field-visit", "/", (page) => page.getByText("开始督导").first().click()],
];

async function signedIn(browser, url, login, viewport, secret, scale) {
    const context = await browser.newContext({ viewport, locale: "zh-CN", deviceScaleFactor: scale });
    const page = await context.newPage();
    await page.goto(url);
    await page.fill("#login", login);
    await page.fill(secret, "yanshi-2026");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#login", { state: "detached" });
    return page;
}

async function picture(page, name) {
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(700); // what slides in has arrived
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`${name}.png`);
}

mkdirSync(folder, { recursive: true });
if (!existsSync(join(data, "guapai.db"))) await run(["demo", "--data", data]);
const server = await startServer({ data });
const browser = await openBrowser();
try {
    for (const [name, login, path, act] of console_) {
        const page = await signedIn(browser, `${server.url}/console/`, login, desktop, "#secret", 1);
        await page.goto(`${server.url}/console${path}`);
        await act?.(page);
        await picture(page, name);
        await page.context().close();
    }
    const page = await signedIn(browser, `${server.url}/field/`, "duxue", phone, "#password", 1);
    for (const [name, path, act] of field) {
        await page.goto(`${server.url}/field${path}`);
        await page.waitForLoadState("networkidle");
        await act?.(page);
        await picture(page, name);
    }
} finally {
    await browser.close();
    await server.stop(true);
}
