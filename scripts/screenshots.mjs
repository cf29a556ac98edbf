// `npm run screenshots`: renews the picture in the README, from the shipped page with the sample in it.

import { join } from "node:path";
import { addresses, launch, open } from "../tests/browser.mjs";
import { eventually, goTo, line, trySample } from "../tests/page.mjs";
import { buildAll } from "./build.mjs";
import { fail, root, step } from "./step.mjs";

try {
  await buildAll();
  await step("The README's picture, docs/cutline.png", async () => {
    const browser = await launch();
    const places = await addresses();
    const { page } = await open(browser, places.file, {
      viewport: { width: 1280, height: 1160 },
      deviceScaleFactor: 1.5,
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    await trySample(page);
    await goTo(page, "Line");
    const { approach, slider } = line(page);
    await approach("Sales capacity").getByLabel("Leads sales can work").fill("5");
    await approach("Opportunity target").getByLabel("Opportunities needed").fill("1");
    await approach("Payback").getByLabel("Marketing spend").fill("8000");
    await approach("Payback").getByLabel("Payback wanted").fill("18");
    await slider.focus();
    await eventually(async () => {
      if (/No advice/.test(await approach("Payback").innerText())) throw new Error("the payback is not answered");
    });
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(root, "docs/cutline.png") });
    await browser.close();
    places.close();
  });
} catch (error) {
  fail(error);
}
