// An empty system asks for its first administrator on the page.
import { axe, desktop, expect, openBrowser, phone, shot, startServer } from "./support.mjs";

export async function journey(report) {
    const server = await startServer();
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: desktop, locale: "zh-CN" });
    const complaints = [];
    page.on("console", (m) => m.type() === "error" && !m.text().includes("status of 4") && complaints.push(m.text()));
    report.onFailure = () => shot(page, "first-run-failure");

    await report.step("an empty system opens on the setup page", async () => {
        await page.goto(server.url);
        await page.waitForSelector("#county");
        await shot(page, "setup-desktop");
        expect((await axe(page)).length === 0, `axe: ${await axe(page)}`);
    });
    await report.step("a wrong county code is told beside its field", async () => {
        await page.fill("#county", "4202");
        await page.fill("#login", "admin");
        await page.fill("#name", "演示管理员");
        await page.fill("#secret", "first-pass-1");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".el-form-item__error");
    });
    await report.step("the first administrator is made and is inside", async () => {
        await page.fill("#county", "420200");
        await page.keyboard.press("Enter");
        await page.waitForSelector("nav");
        await shot(page, "first-home-desktop");
    });
    await report.step("a reload keeps the session, at phone size too", async () => {
        await page.setViewportSize(phone);
        await page.reload();
        await page.waitForSelector("main");
        await shot(page, "first-home-phone");
        expect((await axe(page)).length === 0, `axe: ${await axe(page)}`);
    });
    await report.step("the browser had nothing to complain about", async () => {
        expect(complaints.length === 0, complaints.join("\n"));
    });
    await browser.close();
    await server.stop();
}
