// Runs the browser journeys: node tests/e2e/run.mjs [NAME …]. Each *.journey.mjs exports async journey(report), and gets a
// Journey to report its steps to.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { Journey } from "./support.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
let passed = 0, failed = 0;
for (const file of readdirSync(here).filter((f) => f.endsWith(".journey.mjs")).sort()) {
    const name = file.replace(".journey.mjs", "");
    if (wanted.length && !wanted.includes(name)) continue;
    const report = new Journey(name);
    try {
        const { journey } = await import(pathToFileURL(join(here, file)));
        await journey(report);
    } catch (error) {
        report.failed += 1;
        console.log(`FAIL ${name}: ${error.stack ?? error}`);
    }
    passed += report.passed;
    failed += report.failed;
}
console.log(`e2e: ${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
