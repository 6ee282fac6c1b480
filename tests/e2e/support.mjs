// What browser journeys share: the running binary with data of its own, a signed-in API client, Chromium, axe, and steps
// that are counted. GUAPAI names the binary (default build/dev/guapai); SHOTS a folder for screenshots.
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const web = createRequire(join(top, "web/package.json"));
const { chromium } = web("playwright-core");
const axeSource = readFileSync(web.resolve("axe-core/axe.min.js"), "utf8");
const binary = resolve(process.env.GUAPAI ?? join(top, "build/dev/guapai"));
export const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

// Runs a command of the binary to its end; resolves to what it printed.
export function run(args) {
    return new Promise((done, failed) => {
        const child = spawn(binary, args);
        let out = "", log = "";
        child.stdout.on("data", (d) => (out += d));
        child.stderr.on("data", (d) => (log += d));
        child.on("exit", (code) => (code === 0 ? done(out) : failed(new Error(`${args[0]} ended with ${code}: ${log.slice(-2000)}`))));
    });
}

export async function startServer({ data, args = [] } = {}) {
    const folder = data ?? mkdtempSync(join(tmpdir(), "guapai-e2e-"));
    const child = spawn(binary, ["serve", "--port", "0", "--data", folder, ...args]);
    let log = "";
    child.stderr.on("data", (d) => (log = (log + d).slice(-20000)));
    const url = await new Promise((found, failed) => {
        let out = "";
        child.stdout.on("data", (d) => {
            out += d;
            const address = /https?:\/\/\S+/.exec(out);
            if (address) found(address[0].replace(/\/$/, ""));
        });
        child.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${log}`)));
    });
    return {
        url,
        data: folder,
        log: () => log,
        async stop(keep = false) {
            const ended = new Promise((e) => child.once("exit", e));
            child.kill("SIGTERM");
            await ended;
            if (!keep && !data) rmSync(folder, { recursive: true, force: true });
        },
    };
}

// UUID version 7, as the apps mint it.
export function mint() {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
export const inChina = (moment = Date.now()) => new Date(moment + 8 * 3600_000).toISOString();
// The next month that is in no vacation: all its days lie ahead.
export function monthAhead() {
    const now = new Date(inChina());
    for (let ahead = 1; ; ++ahead) {
        const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 7);
        if (!["01", "02", "07", "08"].includes(month.slice(5))) return month;
    }
}
// The rosters in a data folder, with a proposed network; its id. To be done before a server runs there.
export async function proposeNetwork(folder) {
    for (const roster of ["schools.csv", "inspectors.csv"])
        await run(["import", join(top, "tests/data", roster), "--apply", "--county", "420200", "--data", folder]);
    return JSON.parse(await run(["network", "propose", "--seed", "1", "--json", "--county", "420200", "--data", folder])).network;
}
export async function publishNetwork(office, network) {
    const { network: draft } = await office.get(`/networks/${network}`);
    await office.send("POST", `/networks/${network}/publish`, { effective_from: inChina().slice(0, 10) }, { "if-match": `"${draft.version}"` });
}
export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// A client of the API that keeps its session. A wrong status throws with the problem's words.
export class Api {
    constructor(url) {
        this.url = url;
    }
    async send(method, path, body, headers = {}) {
        const raw = body instanceof Uint8Array;
        const full = path.startsWith("/api/") ? path : `/api/v1/counties/${this.county}${path}`;
        const response = await fetch(this.url + full, {
            method,
            headers: {
                ...(body === undefined ? {} : { "content-type": raw ? "application/octet-stream" : "application/json" }),
                ...(this.cookie ? { cookie: this.cookie, "x-csrf-token": this.csrf } : {}),
                ...headers,
            },
            body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
        });
        const cookie = response.headers.get("set-cookie");
        if (cookie) this.cookie = cookie.split(";")[0];
        const type = response.headers.get("content-type") ?? "";
        const answer = type.includes("json") ? await response.json() : Buffer.from(await response.arrayBuffer());
        if (response.status >= 400) {
            const error = new Error(`${method} ${full}: ${response.status} ${JSON.stringify(answer)}`);
            throw Object.assign(error, { status: response.status, problem: answer });
        }
        return { status: response.status, headers: response.headers, body: answer };
    }
    async get(path) {
        return (await this.send("GET", path)).body;
    }
    async all(path) {
        const items = [];
        for (let cursor = ""; ; ) {
            const page = await this.get(`${path}${path.includes("?") ? "&" : "?"}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
            items.push(...page.items);
            if (!page.next) return items;
            cursor = page.next;
        }
    }
    entered(session) {
        this.county = session.county;
        this.csrf = session.csrf;
        this.session = session;
        return this;
    }
    async signIn(login, password) {
        return this.entered((await this.send("POST", "/api/v1/session", { login, password })).body);
    }
    async setUp(county, login = "admin", password = "first-pass-1") {
        return this.entered((await this.send("POST", "/api/v1/setup", { county, login, display_name: "演示管理员", password })).body);
    }
    // An account that has changed its handed-out password; returns a client signed in as it.
    async account(login, role, subject) {
        await this.send("POST", "/accounts", { login, display_name: `演示${login}`, role, subject, password: "handed-out-1" });
        const user = await new Api(this.url).signIn(login, "handed-out-1");
        await user.send("PUT", "/api/v1/session/password", { old_password: "handed-out-1", new_password: password });
        return user;
    }
    async job(answer) {
        for (let job = answer.body; ; job = await this.get(`/jobs/${job.id}`)) {
            if (job.state === "done") return job;
            if (job.state === "failed" || job.state === "cancelled") throw new Error(`job ${job.kind}: ${JSON.stringify(job)}`);
            await new Promise((r) => setTimeout(r, 100));
        }
    }
}
export const password = "journey-pass-2";

export function openBrowser() {
    return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}
// A browser that keeps its storage in a folder: closing and opening it again is what a phone does.
export function openProfile(folder, viewport) {
    return chromium.launchPersistentContext(folder, {
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"], viewport, locale: "zh-CN",
    });
}

// Serious and critical violations of WCAG 2.1 A and AA on the page as it is. The page's CSP stays on: axe comes by the debugger.
export async function axe(page) {
    await page.evaluate(axeSource);
    const result = await page.evaluate(() =>
        globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
    return result.violations
        .filter((v) => v.impact === "serious" || v.impact === "critical")
        .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`);
}

export async function shot(page, name) {
    if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });
}

// Steps are counted; the first that fails ends its journey, because the later ones stand on it.
export class Journey {
    passed = 0;
    failed = 0;
    constructor(name) {
        this.name = name;
    }
    async step(words, action) {
        if (this.failed) return;
        try {
            await action();
            this.passed += 1;
            console.log(`ok   ${this.name}: ${words}`);
        } catch (error) {
            this.failed += 1;
            console.log(`FAIL ${this.name}: ${words}\n${error.stack ?? error}`);
            await this.onFailure?.();
        }
    }
}

export function expect(condition, words) {
    if (!condition) throw new Error(words);
}
