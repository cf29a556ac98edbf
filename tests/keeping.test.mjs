// What the page keeps in the browser, in the shipped file: it comes back by itself, files only if asked, and all of it is
// forgotten at a word. Where nothing can be kept the page says so and works.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { addresses, barriers, launch, open } from "./browser.mjs";
import { card, choose, eventually, goTo, line, map, receipt, showsOnlyFigures, trySample } from "./page.mjs";

const VISITS = {
  name: "visits.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("Kontakt,Zeitpunkt,Aktion\nann@acme.com,2026-03-04,webinar\nbob@acme.com,2026-03-05,demo\n"),
};

/** All that a page can have left behind in its browser. Runs in the page. */
const left = async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  cookies: document.cookie,
});
const NOTHING = { local: [], session: [], databases: [], cookies: "" };

const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("cutline") ?? "null"));
const notice = (page) => page.locator("cut-notice");
const project = (page) => page.getByRole("dialog", { name: "Project" });
const openProject = async (page) => {
  await page.getByRole("button", { name: "Project", exact: true }).click();
  return project(page);
};
/** The page has kept what stands on the screen. */
const keeps = (page, holds) => eventually(async () => assert.ok(holds((await kept(page))?.project)));

async function version(page, name) {
  await goTo(page, "Model");
  await page.getByLabel("Points of Viewed a page", { exact: true }).waitFor();
  await page.getByLabel("Save as version").fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

describe("what the page keeps", () => {
  let browser;
  let places;
  before(async () => {
    browser = await launch();
    places = await addresses();
  });
  after(async () => {
    await browser.close();
    places.close();
  });

  async function journey(steps, place = "file") {
    const { page, troubles, requests, close } = await open(browser, places[place]);
    page.setDefaultTimeout(20_000);
    await steps(page);
    await showsOnlyFigures(page);
    await close();
    assert.deepEqual(troubles, []);
    assert.deepEqual(requests, []);
  }

  for (const place of ["file", "http"])
    test(`what was set is there again, opened by ${place}, and what was only looked at is not kept`, () =>
      journey(async (page) => {
        await trySample(page);
        await goTo(page, "Line");
        await line(page).slider.waitFor();
        await page.waitForTimeout(600);
        assert.deepEqual(await page.evaluate(left), NOTHING);

        await line(page).approach("Sales capacity").getByLabel("Leads sales can work").fill("3");
        await page.getByRole("button", { name: "Keep these as A" }).click();
        await page.getByLabel("Name of scenario A").fill("Spring");
        await page.getByLabel("Name of scenario A").press("Enter");
        await version(page, "First");
        await keeps(page, (held) => held?.versions.length === 1 && held.scenarios.a?.name === "Spring");
        await page.reload();
        await eventually(async () =>
          assert.match(
            await notice(page).innerText(),
            /^Your work of .* is back: the model “.*”, your targets and 1 scenario\. Files are not kept: load them again\./,
          ),
        );
        assert.deepEqual(await barriers(page), []);
        assert.match(await page.getByRole("region", { name: "Versions" }).innerText(), /First/);
        // The sample again is the same data, so the scenario is of what holds now.
        await goTo(page, "Data");
        await trySample(page);
        await goTo(page, "Line");
        await eventually(async () =>
          assert.equal(
            await line(page).approach("Sales capacity").getByLabel("Leads sales can work").inputValue(),
            "3",
          ),
        );
        assert.equal(await page.getByLabel("Name of scenario A").inputValue(), "Spring");
        assert.equal(await page.getByText(/Computed before/).count(), 0);
        await page.getByRole("button", { name: /close this note/ }).click();
        assert.equal((await notice(page).innerText()).trim(), "");
      }, place));

  test("files are kept only if asked, with their mapping, and let go when their days are over", () =>
    journey(async (page) => {
      await choose(page, VISITS);
      await card(page, "visits.csv").getByLabel("Taken for").selectOption("activities");
      await map(page, "visits.csv", { person: "Kontakt", occurred_at: "Zeitpunkt", type: "Aktion" });
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));
      await keeps(page, (held) => Object.keys(held?.mapping ?? {}).length === 1);
      assert.deepEqual((await page.evaluate(left)).databases, []);
      assert.doesNotMatch(JSON.stringify(await kept(page)), /acme/);

      await (await openProject(page)).getByLabel("Keep the files too").selectOption("7");
      const days = () => page.evaluate(untilOf);
      await eventually(async () => assert.equal((await days()).length, 1));
      const [until] = await days();
      assert.ok(Math.abs(until - Date.now() - 7 * 86_400_000) < 600_000);
      await page.reload();
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));
      // Loading it again is no reason to keep it longer.
      assert.deepEqual(await days(), [until]);

      await page.evaluate(expire);
      await page.reload();
      await notice(page)
        .getByText(/is back/)
        .waitFor();
      await eventually(async () => assert.deepEqual(await days(), []));
      assert.equal(await card(page, "visits.csv").count(), 0);
    }));

  test("a file that is removed is kept no more, and no file is once that is switched off", () =>
    journey(async (page) => {
      await choose(page, VISITS);
      await (await openProject(page)).getByLabel("Keep the files too").selectOption("1");
      await eventually(async () => assert.equal((await page.evaluate(untilOf)).length, 1));
      await project(page).getByRole("button", { name: "Done" }).click();
      await page.getByRole("button", { name: "Remove visits.csv" }).click();
      await eventually(async () => assert.equal((await page.evaluate(untilOf)).length, 0));
      await page.getByRole("button", { name: "Undo the removal of visits.csv" }).click();
      await eventually(async () => assert.equal((await page.evaluate(untilOf)).length, 1));
      await (await openProject(page)).getByLabel("Keep the files too").selectOption("no");
      await eventually(async () => assert.deepEqual((await page.evaluate(left)).databases, []));
    }));

  test("everything is forgotten at a word: nothing of ours is left in any storage, then or later", () =>
    journey(async (page) => {
      await choose(page, VISITS);
      await version(page, "First");
      const dialog = await openProject(page);
      await dialog.getByLabel("Keep the files too").selectOption("30");
      await eventually(async () => assert.equal((await page.evaluate(untilOf)).length, 1));
      await dialog.getByRole("button", { name: "Forget everything" }).click();
      await dialog.getByText(/Nothing of Cutline is left/).waitFor();
      await eventually(async () => assert.deepEqual(await page.evaluate(left), NOTHING));
      assert.deepEqual(await barriers(page), []);
      await dialog.getByRole("button", { name: "Done" }).click();
      await version(page, "Second");
      await page.waitForTimeout(600);
      assert.deepEqual(await page.evaluate(left), NOTHING);
      page.on("dialog", (asked) => asked.accept());
      await page.reload();
      await page.getByLabel("Points of Viewed a page", { exact: true }).waitFor();
      assert.equal((await notice(page).innerText()).trim(), "");
      assert.deepEqual(await page.evaluate(left), NOTHING);
    }));

  test("what a stranger left under our name breaks nothing and is said", () =>
    journey(async (page) => {
      for (const [held, says] of [
        ["{", /not taken: it is damaged/],
        ['{"theme":"dark"}', /not taken: it is none of Cutline’s/],
        ['{"schema":"cutline.kept/1","at":1,"days":null,"project":{"__proto__":{}}}', /not taken: it is no project/],
        ["x".repeat(1e6), /not taken: it is damaged/],
      ]) {
        await page.evaluate((held) => localStorage.setItem("cutline", held), held);
        await page.evaluate(() => localStorage.setItem("another’s", "own"));
        await page.reload();
        await eventually(async () => assert.match(await notice(page).innerText(), new RegExp(says)));
        assert.equal(await page.evaluate(() => localStorage.getItem("cutline")), held);
      }
      await version(page, "Mine");
      await keeps(page, (project) => project?.versions.length === 1);
      assert.equal(await page.evaluate(() => localStorage.getItem("another’s")), "own");
    }));

  test("what a newer version kept is left alone", () =>
    journey(async (page) => {
      const held = '{"schema":"cutline.kept/2","anything":true}';
      await page.evaluate((held) => localStorage.setItem("cutline", held), held);
      await page.reload();
      await eventually(async () => assert.match(await notice(page).innerText(), /a newer version of Cutline/));
      await version(page, "Mine");
      await page.waitForTimeout(600);
      assert.equal(await page.evaluate(() => localStorage.getItem("cutline")), held);
      assert.match(await (await openProject(page)).innerText(), /Nothing is kept: .*newer version/);
    }));

  test("in a frame that allows no storage the page works, and says that it keeps nothing", async () => {
    const { page, troubles, close } = await open(browser, places.http);
    page.setDefaultTimeout(20_000);
    const host = createServer((_, answer) =>
      answer
        .writeHead(200, { "content-type": "text/html" })
        .end(`<iframe sandbox="allow-scripts" width="1200" height="700" src="${places.http}"></iframe>`),
    ).listen(0);
    await page.goto(`http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (host.address()).port}/`);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Project", exact: true }).click();
    await frame.getByText(/Nothing is kept: This browser allows no storage here/).waitFor();
    await frame.getByRole("button", { name: "Done" }).click();
    await frame.getByRole("button", { name: "Try it with sample data" }).first().click();
    await frame.getByRole("region", { name: "What was read" }).getByText("Outcomes").waitFor();
    await close();
    host.close();
    assert.deepEqual(troubles, []);
  });

  test("leaving is asked about only where something would be lost", () =>
    journey(async (page) => {
      const asked = [];
      page.on("dialog", async (dialog) => {
        asked.push(dialog.type());
        await dialog.accept();
      });
      await version(page, "First");
      await page.reload();
      assert.deepEqual(asked, [], "it is kept");
      await notice(page)
        .getByText(/is back/)
        .waitFor();
      await goTo(page, "Model");
      await page.getByLabel("Points of Viewed a page", { exact: true }).fill("ten");
      await page.getByRole("alert").first().waitFor();
      await page.reload();
      assert.deepEqual(asked, ["beforeunload"], "a model that is not right is not kept");
      const dialog = await openProject(page);
      await dialog.getByRole("button", { name: "Forget everything" }).click();
      await dialog.getByText(/Nothing of Cutline is left/).waitFor();
      await page.reload();
      assert.equal(asked.length, 1, "nothing was done since");
      await (await openProject(page)).getByRole("button", { name: "Done" }).click();
    }));
});

/** Until when each file is kept. Runs in the page. */
async function untilOf() {
  if (!(await indexedDB.databases()).some(({ name }) => name === "cutline")) return [];
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open("cutline");
    opening.onsuccess = () => resolve(opening.result);
  });
  const request = database.transaction("files").objectStore("files").getAll();
  const files = await new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return files.map(({ until }) => until);
}

/** The days of every file are over. Runs in the page. */
async function expire() {
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open("cutline");
    opening.onsuccess = () => resolve(opening.result);
  });
  const store = database.transaction("files", "readwrite").objectStore("files");
  const request = store.getAll();
  await new Promise((resolve) => {
    request.onsuccess = () => {
      for (const file of request.result) store.put({ ...file, until: 1 });
      store.transaction.oncomplete = resolve;
    };
  });
  database.close();
}
