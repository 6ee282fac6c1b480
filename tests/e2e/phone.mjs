// What an inspector's thumb does in the field app: photos, signatures, steps.
// "noise" instead of a colour: a photo that stays large however it is shrunk.
export const photograph = (page, colour) =>
    page.evaluate((fill) => {
        const canvas = document.createElement("canvas"); // larger than what is kept, as a camera makes it
        [canvas.width, canvas.height] = [2400, 1800];
        const context = canvas.getContext("2d");
        if (fill === "noise") {
            const image = context.createImageData(2400, 1800);
            for (let at = 0; at < image.data.length; at += 4096) crypto.getRandomValues(image.data.subarray(at, at + 4096));
            for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
            context.putImageData(image, 0, 0);
        } else {
            context.fillStyle = fill;
            context.fillRect(0, 0, 2400, 1800);
        }
        return canvas.toDataURL("image/jpeg").split(",")[1];
    }, colour);

export async function addPhoto(page, inside, colour) {
    const buffer = Buffer.from(await photograph(page, colour), "base64");
    await page.setInputFiles(`${inside} [data-test=photos]`, { name: "photo.jpg", mimeType: "image/jpeg", buffer });
    await page.waitForSelector(`${inside} .thumb img`);
}

export async function sign(page, who) {
    await page.click(`[data-test=${who}] button`);
    const box = await page.locator("canvas[data-test=signature]").boundingBox();
    await page.mouse.move(box.x + 60, box.y + 120);
    await page.mouse.down();
    for (const [x, y] of [[120, 60], [180, 160], [230, 80], [300, 150]]) await page.mouse.move(box.x + x, box.y + y, { steps: 5 });
    await page.mouse.up();
    await page.click("[role=dialog] .button.primary");
    await page.waitForSelector(`[data-test=${who}] img`);
}

export async function confirm(page) {
    await page.click(".van-dialog__confirm");
    await page.waitForSelector(".van-dialog", { state: "hidden" });
}
export const step = (page, name) => page.click(`[data-step=${name}]`);
export const stored = (page) => page.waitForSelector(".saved svg");

// The last two steps of a record: a photo of the school, and both signatures with the signer's name.
export async function photographAndSign(page, signer) {
    await step(page, "photos");
    await addPhoto(page, "main", "#bb5500");
    await step(page, "sign");
    await sign(page, "sign-inspector");
    await sign(page, "sign-school");
    await page.fill("main input:not([type=checkbox])", signer);
}
