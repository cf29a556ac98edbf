// The main job through the shipped file, in a real browser, as a person does it: from file:// and from a sub-path over HTTP.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { addresses, launch, open } from "./browser.mjs";
import {
  calculator,
  card,
  choose,
  countAsks,
  drag,
  eventually,
  focused,
  goTo,
  holdStreams,
  line,
  map,
  receipt,
  setConstant,
  showsOnlyFigures,
  toldOf,
  trySample,
} from "./page.mjs";

const data = resolve(root, process.env.CUTLINE_DATA ?? "../shared/data", "olist_funnel");
const leads = "olist_marketing_qualified_leads_dataset.csv";
const deals = "olist_closed_deals_dataset.csv";
const noData = existsSync(data) ? false : `not run: no data set in ${data} (see CUTLINE_DATA)`;

const BAD = {
  "empty.csv": Buffer.alloc(0),
  "picture.csv": Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
  "header only.csv": Buffer.from("person,occurred_at,type\n"),
  "one long line.csv": Buffer.from("x".repeat(3 << 20)),
};

const figure = (text) => Number(text.replaceAll(",", "").replace("−", "-"));

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

for (const place of ["file", "http"])
  describe(`the page opened by ${place}`, () => {
    /** A journey leaves no trouble behind, and asks nobody for anything. */
    async function journey(steps) {
      const { page, troubles, requests, close } = await open(browser, places[place]);
      page.setDefaultTimeout(20_000);
      await steps(page);
      await showsOnlyFigures(page);
      await close();
      assert.deepEqual(troubles, []);
      assert.deepEqual(requests, []);
    }

    test("answers the three questions about the line on the sample, and moving the line moves the answers", () =>
      journey(async (page) => {
        await trySample(page);
        for (const [table, [read, kept, setAside]] of Object.entries(await receipt(page)))
          assert.equal(read, kept + setAside, table);

        await goTo(page, "Line");
        const { slider, field, approach, heading } = line(page);
        await approach("Sales capacity").getByLabel("Leads sales can work").fill("1");
        await approach("Opportunity target").getByLabel("Opportunities needed").fill("2");
        await approach("Payback").getByLabel("Marketing spend").fill("20000");
        await approach("Payback").getByLabel("Payback wanted").fill("12");
        // One lead a month is less than any line lets through but a high one, so the line has to go up.
        await eventually(async () => assert.match(await approach("Sales capacity").innerText(), /Raise/));
        for (const name of ["Opportunity target", "Payback"])
          await eventually(async () => assert.match(await approach(name).innerText(), /Raise|Lower|Hold|No advice/));

        await eventually(async () => assert.equal(await page.locator("[aria-busy=true]").count(), 0));
        const asked = await page.evaluateHandle(countAsks);
        const before = Number(await field.inputValue());
        await slider.press("ArrowRight");
        assert.equal(await field.inputValue(), String(before + 1));
        assert.equal(await heading.innerText(), `At line ${before + 1}`);
        await field.fill("5");
        assert.equal(await slider.inputValue(), "5");
        assert.equal(await heading.innerText(), "At line 5");
        assert.equal(
          await asked.evaluate(({ asks }) => asks),
          0,
          "a line that is moved is looked up, and nobody is asked",
        );
      }));

    test("says in each tile what is so at the line and at the recommended one, or what to fill in", () =>
      journey(async (page) => {
        await trySample(page);
        await goTo(page, "Line");
        const { approach, recommended, field } = line(page);
        const tiles = page.getByRole("region", { name: /^Figures at line/ });
        await tiles.getByRole("button", { name: "fill in what sales can work" }).click();
        await page.keyboard.type("4");
        assert.equal(await approach("Sales capacity").getByLabel("Leads sales can work").inputValue(), "4");
        await eventually(async () => assert.match(await tiles.innerText(), /Of capacity\s+\d+%/));
        const home = await recommended.getAttribute("aria-valuenow");
        assert.match(await tiles.innerText(), new RegExp(`at ${home}:`));
        await field.fill(String(home));
        assert.doesNotMatch(await tiles.innerText(), /at \d+:/);
      }));

    test("keeps two scenarios side by side with what holds now, and goes back to one", () =>
      journey(async (page) => {
        await trySample(page);
        await goTo(page, "Line");
        const { approach, field, today } = line(page);
        const capacity = approach("Sales capacity").getByLabel("Leads sales can work");
        const start = await today.getAttribute("aria-valuenow");
        await capacity.fill("4");
        await page.getByRole("button", { name: "Keep these as A" }).click();
        await capacity.fill("8");
        await field.fill("45");
        await page.getByRole("button", { name: "Keep these as B" }).press("Enter");
        await page.getByLabel("Name of scenario B").fill("More sales");
        await field.fill("50");
        const rows = async () => {
          const all = await page
            .getByRole("region", { name: "Scenarios side by side" })
            .getByRole("row")
            .allInnerTexts();
          return Object.fromEntries(
            all
              .map((row) => row.split("\t"))
              .map(([name, ...cells]) => [name.trim(), cells.map((cell) => cell.trim())]),
          );
        };
        await eventually(async () => {
          const { Line, "Leads sales can work": leads, ...others } = await rows();
          assert.deepEqual(
            [Line, leads],
            [
              [start, "45", "50"],
              ["4", "8", "8"],
            ],
          );
          assert.ok(
            others["Of capacity"].every((share) => /^\d+%$/.test(share)),
            `${others["Of capacity"]}`,
          );
        });
        const kept = await rows();

        // What was kept stays as it was when the model changes, and says so; computed again it is of what holds now.
        await goTo(page, "Model");
        await page.getByRole("spinbutton", { name: "Accounts: engagement" }).fill("33");
        await page.keyboard.press("Tab");
        await goTo(page, "Line");
        await eventually(async () =>
          assert.equal(await page.getByText(/Computed before the model changed/).count(), 2),
        );
        assert.deepEqual((await rows())["Of capacity"].slice(0, 2), kept["Of capacity"].slice(0, 2));
        await page.getByRole("button", { name: "Compute again Scenario A" }).click();
        await eventually(async () =>
          assert.equal(await page.getByText(/Computed before the model changed/).count(), 1),
        );

        await page.getByRole("button", { name: "Swap A and B" }).click();
        await eventually(async () => assert.deepEqual((await rows()).Line.slice(0, 2), ["45", start]));
        await page.getByRole("button", { name: "Go back to it More sales" }).click();
        await eventually(async () => assert.equal(await field.inputValue(), "45"));
        assert.equal(await capacity.inputValue(), "8");
        await eventually(async () => assert.equal(await today.getAttribute("aria-valuenow"), start));
        for (const name of ["More sales", "Scenario A"])
          await page.getByRole("button", { name: `Clear ${name}` }).press("Enter");
        await eventually(async () => assert.match(await page.locator(":focus").innerText(), /Keep these as B/));
        await eventually(async () =>
          assert.equal(await page.getByRole("region", { name: "Scenarios side by side" }).count(), 0),
        );
      }));

    test("sets today's line by dragging its flag, by pointer and by keys, and puts it back", () =>
      journey(async (page) => {
        await trySample(page);
        await goTo(page, "Line");
        const { today, recommended, field, heading } = line(page);
        await eventually(async () => assert.match((await recommended.getAttribute("aria-valuenow")) ?? "", /^\d+$/));
        const start = Number(await today.getAttribute("aria-valuenow"));
        await drag(page, today, 60);
        const dragged = Number(await today.getAttribute("aria-valuenow"));
        assert.ok(dragged > start, `${dragged} is right of ${start}`);
        assert.equal(await field.inputValue(), String(dragged));
        assert.equal(await heading.innerText(), `At line ${dragged}`);
        await page.getByText(`Today’s line was ${start}.`).waitFor();

        await today.press("ArrowRight");
        await today.press("PageUp");
        await eventually(async () => assert.equal(await today.getAttribute("aria-valuenow"), String(dragged + 11)));
        assert.match((await today.getAttribute("aria-valuetext")) ?? "", /a month qualify/);
        await page.getByRole("button", { name: /^Put it back to/ }).click();
        await eventually(async () => assert.equal(await today.getAttribute("aria-valuenow"), String(dragged)));

        // The recommended flag takes the line along and goes home: only targets move what is recommended.
        const home = Number(await recommended.getAttribute("aria-valuenow"));
        await drag(page, recommended, -40);
        assert.equal(await recommended.getAttribute("aria-valuenow"), String(home));
        assert.ok(Number(await field.inputValue()) < home);
        await recommended.press("ArrowRight");
        assert.equal(await field.inputValue(), String(home + 1));

        // Beside the flags the picture takes the line itself.
        await drag(page, page.getByRole("img", { name: /^Every line from/ }), 30);
        const taken = await field.inputValue();
        assert.match(taken, /^\d+$/);
        assert.notEqual(taken, String(home + 1));
        assert.equal(await heading.innerText(), `At line ${taken}`);

        // The model has the line that was set.
        await goTo(page, "Model");
        await eventually(async () =>
          assert.equal(
            await page.getByRole("spinbutton", { name: "Accounts: engagement" }).inputValue(),
            String(dragged),
          ),
        );
      }));

    test("answers by hand with nothing loaded, and is filled in from the data where there is some", () =>
      journey(async (page) => {
        await goTo(page, "Calculator");
        const { says, figures, field } = calculator(page);
        await page.getByRole("button", { name: "Fill in an example" }).click();
        await eventually(async () =>
          assert.match(
            await says(),
            /250 leads a month are needed, 2\.5 times the 100 that sales can work: no line can serve both\./,
          ),
        );
        assert.match(
          (await figures())["Leads needed"],
          /^250\s+opportunities needed ÷ share that converts, rounded up\s+50 ÷ 20% = 250$/,
        );
        await field("Leads sales can work").fill("250");
        await eventually(async () => assert.match(await says(), /It can all hold at once/));
        await field("Qualified leads").fill("0");
        await eventually(async () => assert.match((await figures())["Cost per lead"], /^–/));
        assert.match(await page.getByText(/^cannot be computed: cost per lead/).innerText(), /is 0\.$/);

        await page.getByRole("button", { name: "Start over" }).click();
        assert.equal(await field("Leads sales can work").inputValue(), "");
        await eventually(async () =>
          assert.equal(await page.getByRole("heading", { name: "Type what you know" }).count(), 1),
        );

        await goTo(page, "Data");
        await trySample(page);
        await goTo(page, "Line");
        await line(page).approach("Sales capacity").getByLabel("Leads sales can work").fill("7");
        await eventually(async () => assert.notEqual(await line(page).field.inputValue(), "0"));
        await goTo(page, "Calculator");
        await page.getByRole("button", { name: "Fill in from my data" }).click();
        assert.equal(await field("Leads sales can work").inputValue(), "7");
        for (const name of ["Qualified leads", "Share that converts", "Win rate", "Contract value"])
          assert.ok(Number(await field(name).inputValue()) > 0, name);
      }));

    test("a number that a field does not take stays as it was typed, with what is expected in words", () =>
      journey(async (page) => {
        await trySample(page);
        await goTo(page, "Line");
        const { slider, field, approach, heading } = line(page);
        await field.fill("12");
        await field.fill("33.3");
        await toldOf(
          page,
          field,
          /“33.3” is not whole: whole points from 0 to 1,000 are expected\. Until then 12 holds/,
        );
        assert.deepEqual([await field.inputValue(), await heading.innerText()], ["33.3", "At line 12"]);
        await field.fill("500");
        await toldOf(page, field, /Nobody’s score reaches 500: the highest is \d+/);
        assert.deepEqual(
          [await field.getAttribute("aria-invalid"), await heading.innerText()],
          ["false", "At line 500"],
        );
        await field.fill("33.3");
        await slider.press("Home");
        assert.deepEqual([await field.inputValue(), await field.getAttribute("aria-invalid")], ["0", "false"]);

        const share = approach("Opportunity target").getByLabel("Share that converts");
        await share.fill("150");
        await toldOf(page, share, /“150” is too high: a number from 0 to 100 is expected/);
        await slider.press("ArrowRight");
        assert.equal(await share.inputValue(), "150");
        const spend = approach("Payback").getByLabel("Marketing spend");
        await spend.pressSequentially("1.05");
        assert.deepEqual([await spend.inputValue(), await spend.getAttribute("aria-invalid")], ["1.05", "false"]);
      }));

    test("a capacity said in leads and one in reps and hours are both kept, and the one in use is asked", () =>
      journey(async (page) => {
        await trySample(page);
        await goTo(page, "Line");
        const capacity = line(page).approach("Sales capacity");
        const works = (leads) => eventually(async () => assert.match(await capacity.innerText(), leads));
        await capacity.getByLabel("Leads sales can work").fill("5");
        await works(/Sales can work\s+5\s/);
        await capacity.getByRole("button", { name: "Work it out from reps and hours" }).click();
        for (const [label, value] of Object.entries({
          Reps: "2",
          "Hours a rep has for leads": "20",
          "Hours a lead takes": "4",
        }))
          await capacity.getByLabel(label).fill(value);
        await works(/Sales can work\s+10\s/);
        await capacity.getByRole("button", { name: "Say it as leads a month" }).click();
        assert.equal(await capacity.getByLabel("Leads sales can work").inputValue(), "5");
        await works(/Sales can work\s+5\s/);
        await capacity.getByRole("button", { name: "Work it out from reps and hours" }).click();
        assert.equal(await capacity.getByLabel("Reps").inputValue(), "2");
        await works(/Sales can work\s+10\s/);
      }));

    test("where no signal meets what was loaded nothing is advised, and what lacks a signal is named", () =>
      journey(async (page) => {
        const days = Array.from({ length: 60 }, (_, i) =>
          new Date(Date.UTC(2026, 0, 1 + 3 * i)).toISOString().slice(0, 10),
        );
        const rows = days.map((day, i) => `p${i},${day},${i % 3 === 0 ? "social" : "paid_search"}\n`);
        const text = `person,occurred_at,type\n${rows.join("")}`;
        await choose(page, { name: "visits.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
        await goTo(page, "Line");
        await page.getByRole("heading", { name: "No signal of the model meets what was loaded." }).waitFor();
        assert.ok(await page.getByText("Loaded, but without a signal: paid search (40) and social (20).").isVisible());
        await line(page).approach("Sales capacity").getByLabel("Leads sales can work").fill("1");
        await eventually(async () => assert.match(await page.locator("main").innerText(), /Sales can work/));
        assert.doesNotMatch(await page.locator("main").innerText(), /\b(Raise|Lower|Hold)\b|[Rr]ecommended/);
        await page.getByRole("button", { name: "Give them signals on the Model step" }).click();
        assert.equal(await focused(page), "Model");
      }));

    test("asks what a file is where nothing tells, and reads it once that is said", () =>
      journey(async (page) => {
        const buffer = Buffer.from("Who,Status\nann@acme.com,Opened\n");
        await choose(page, { name: "status.csv", mimeType: "text/csv", buffer });
        const there = card(page, "status.csv");
        const question = there.getByRole("group", { name: "What is this file?" });
        await question.waitFor();
        assert.deepEqual(await receipt(page), {});
        await question.getByRole("button", { name: /Contacts/ }).press("Enter");
        await eventually(async () => assert.deepEqual(await receipt(page), { Contacts: [1, 0, 1] }));
        assert.equal(await question.count(), 0);
        assert.equal(await there.getByLabel("Taken for").evaluate((choice) => choice === document.activeElement), true);
      }));

    test("tells of people merged by an id alone, and of rows that another column would name", () =>
      journey(async (page) => {
        const files = {
          "leads.csv": "LEADID,Email\n7,ann@acme.com\n8,bob@acme.com\n9,cid@acme.com\n",
          "contacts.csv": "CONTACTID,Email\n7,Ann@acme.com\n8,dee@other.com\n",
          "calls.csv":
            "TASKID,Call Start Time,Call Type,CONTACTID,LEADID\n1,2026-01-02,in,7,\n2,2026-01-03,in,,9\n3,2026-01-04,in,,\n",
        };
        for (const [name, text] of Object.entries(files))
          await choose(page, { name, mimeType: "text/csv", buffer: Buffer.from(text) });
        const read = page.getByRole("region", { name: "What was read" });
        await eventually(async () =>
          assert.match(await read.innerText(), /1 person was merged by id although their e-mail addresses differ/),
        );
        assert.match(await read.innerText(), /id 8: bob@acme.com and dee@other.com/);
        assert.match(
          await card(page, "calls.csv").innerText(),
          /“CONTACTID” names no person in 2 rows of 3; “LEADID” names one in 1 of them/,
        );
        await read.getByRole("button", { name: "Read no id from “LEADID” of leads.csv" }).click();
        await eventually(async () => assert.doesNotMatch(await read.innerText(), /merged by id/));
      }));

    test("the focus goes to a sensible place when what had it is gone", () =>
      journey(async (page) => {
        await goTo(page, "Line");
        await page.locator("#line").getByRole("button", { name: "Try it with sample data" }).press("Enter");
        await page.getByRole("slider", { name: "Line", exact: true }).waitFor();
        assert.equal(await focused(page), "Line");

        await page.reload();
        await goTo(page, "Data");
        const sample = page.locator("#data").getByRole("button", { name: "Try it with sample data" });
        await eventually(async () => assert.ok(await sample.isEnabled()));
        await sample.press("Enter");
        await eventually(async () => assert.equal(Object.keys(await receipt(page)).length, 4));
        assert.equal(await focused(page), "Choose files");

        await page.evaluate(holdStreams);
        const held = ["first.csv", "second.csv"].map((name) => ({
          name,
          mimeType: "text/csv",
          buffer: Buffer.from("a,b\n"),
        }));
        await choose(page, held);
        await page.getByRole("button", { name: "Cancel reading second.csv" }).press("Enter");
        await eventually(async () => assert.equal(await page.getByRole("progressbar").count(), 1));
        assert.equal(await focused(page), "Cancel reading first.csv");
        await page.getByRole("button", { name: "Cancel reading first.csv" }).press("Enter");
        await eventually(async () => assert.equal(await page.getByRole("progressbar").count(), 0));
        assert.equal(await focused(page), "Choose files");
      }));

    test("takes an account's score apart into parts that sum to it", () =>
      journey(async (page) => {
        await trySample(page);
        await goTo(page, "People");
        const accounts = page.getByRole("region", { name: "Accounts", exact: true });
        await accounts.getByRole("row").nth(1).getByRole("button").click();
        await page.getByText("Every part as a table").click();
        const points = await page
          .getByRole("region", { name: "Parts of the score" })
          .locator("tbody td:last-child")
          .allInnerTexts();
        const columns = await accounts.getByRole("columnheader").allInnerTexts();
        const cells = await accounts.getByRole("row").nth(1).locator("th, td").allInnerTexts();
        const score = cells[columns.indexOf("Score")];
        // Each figure on the screen may be off by half of its last digit.
        const sum = points.reduce((all, part) => all + figure(part), 0);
        assert.ok(points.length > 1);
        assert.ok(Math.abs(sum - figure(score)) <= 0.051 * (points.length + 1), `${points} make ${score}`);
      }));

    test("reads the files of Olist: 8,000 leads, 60 without an origin, 842 deals won", { skip: noData }, () =>
      journey(async (page) => {
        await choose(page, [join(data, leads), join(data, deals)]);
        await card(page, leads).getByLabel("Taken for").selectOption("activities");
        await card(page, deals).getByLabel("Taken for").selectOption("outcomes");
        await map(page, leads, { person: "mql_id", occurred_at: "first_contact_date", type: "origin" });
        await map(page, deals, { person: "mql_id", occurred_at: "won_date", amount: "declared_monthly_revenue" });
        await setConstant(page, deals, "stage", "won");
        await eventually(async () =>
          assert.deepEqual(await receipt(page), { Activities: [8000, 7940, 60], Outcomes: [842, 842, 0] }),
        );
        const aside = page.getByRole("region", { name: `Set aside from ${leads}` });
        assert.match(await aside.innerText(), /60 rows of .* set aside\s+60 rows: fill in “origin”/);

        await goTo(page, "Line");
        const { slider, approach, heading } = line(page);
        await slider.press("ArrowRight");
        await approach("Sales capacity").getByLabel("Leads sales can work").fill("300");
        await eventually(async () =>
          assert.match(await approach("Sales capacity").innerText(), /Raise|Lower|Hold|No advice/),
        );
        assert.match(await heading.innerText(), /^At line \d+$/);

        await goTo(page, "Data");
        await map(page, leads, { "": "origin" });
        await setConstant(page, leads, "type", "lead");
        await eventually(async () => assert.deepEqual((await receipt(page)).Activities, [8000, 8000, 0]));
      }),
    );

    test("says in a sentence what is wrong with a bad file, and leaves what was loaded as it was", () =>
      journey(async (page) => {
        await trySample(page);
        const before = await receipt(page);
        for (const [name, buffer] of Object.entries(BAD)) {
          await choose(page, { name, mimeType: "text/csv", buffer });
          const notice = page.getByRole("alert").filter({ hasText: name });
          assert.match(await notice.innerText(), /\w+ \w+ .*\./s);
          await notice.getByRole("button", { name: /Dismiss/ }).click();
        }
        assert.deepEqual(await receipt(page), before);
        assert.equal(await page.getByRole("article").count(), 4);
      }));

    test("reading can be cancelled, and leaves what was loaded as it was", () =>
      journey(async (page) => {
        await trySample(page);
        const before = await receipt(page);
        await page.evaluate(holdStreams);
        await choose(page, { name: "endless.csv", mimeType: "text/csv", buffer: Buffer.from("person,type\n") });
        assert.ok(await page.getByRole("progressbar", { name: "Reading endless.csv" }).isVisible());
        await page.getByRole("button", { name: "Cancel reading endless.csv" }).click();
        await eventually(async () => assert.equal(await page.getByRole("progressbar").count(), 0));
        assert.deepEqual(await receipt(page), before);
        assert.equal(await page.getByRole("alert").count(), 0);
      }));

    test("reads a file in UTF-16, as spreadsheets save Unicode text", () =>
      journey(async (page) => {
        const text = "\ufeffperson,occurred_at,type\nann@acme.com,2026-06-01,demo_request\n";
        await choose(page, { name: "utf-16.csv", mimeType: "text/csv", buffer: Buffer.from(text, "utf16le") });
        await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [1, 1, 0] }));
      }));

    test("takes files that are dropped on it, several at once", () =>
      journey(async (page) => {
        await page.evaluate(() => {
          const dropped = new DataTransfer();
          dropped.items.add(new File(["id,title\np1,CEO\n"], "people.csv"));
          dropped.items.add(new File(["person,occurred_at,type\np1,2026-06-01,demo_request\n"], "acts.csv"));
          for (const type of ["dragover", "drop"])
            document.body.dispatchEvent(
              new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }),
            );
        });
        await eventually(async () =>
          assert.deepEqual(await receipt(page), { Activities: [1, 1, 0], Contacts: [1, 1, 0] }),
        );
      }));
  });
