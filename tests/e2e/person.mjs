// Somebody at a browser of his own: signed in, looking, filling dialogs. `journey` begins the names of his pictures.
import { readFileSync } from "node:fs";

import { photograph } from "./phone.mjs";
import { axe, expect, password, shot } from "./support.mjs";

export class Person {
    constructor(browser, url, viewport, login, journey, secret = password) {
        Object.assign(this, { browser, url, viewport, login, journey, secret });
    }
    async signIn(app = "console") {
        const context = await this.browser.newContext({ viewport: this.viewport, locale: "zh-CN", acceptDownloads: true });
        this.page = await context.newPage();
        await this.page.goto(`${this.url}/${app}/`);
        await this.page.fill("#login", this.login);
        await this.page.fill(app === "field" ? "#password" : "#secret", this.secret);
        await this.page.keyboard.press("Enter");
        await this.page.waitForSelector("#login", { state: "detached" });
        return this.page;
    }
    async fine(name) {
        await this.page.waitForTimeout(300); // what slides in has arrived
        await shot(this.page, `${this.journey}-${name}`);
        const broken = await axe(this.page);
        expect(broken.length === 0, `axe on ${name}: ${broken}`);
    }
    // Presses what starts a download; answers the file's first bytes.
    async download(words) {
        const [file] = await Promise.all([this.page.waitForEvent("download", { timeout: 60_000 }), this.page.click(words)]);
        return readFileSync(await file.path()).subarray(0, 4).toString("latin1");
    }
    async inDialog(button) {
        await this.page.locator(".el-dialog:visible .el-dialog__footer button", { hasText: button }).click();
    }
    async confirmed(button) {
        await this.page.locator(".el-message-box:visible button", { hasText: button }).click();
    }
    async choose(field, words, within = ".el-dialog:visible") {
        await this.page.click(`${within} .el-select:has(#f-${field})`);
        await this.page.locator(".el-select-dropdown:visible .el-select-dropdown__item", { hasText: words }).click();
    }
    async photo() {
        const image = { name: "整改后.jpg", mimeType: "image/jpeg", buffer: Buffer.from(await photograph(this.page, "#446688"), "base64") };
        await this.page.setInputFiles(".el-dialog:visible input[type=file]", image);
        await this.page.waitForSelector(".el-dialog:visible .thumb img");
    }
}
