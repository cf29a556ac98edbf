// Nothing leaves the page: checked at a server that listens, not by what the page says of itself.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { addresses, launch, open } from "./browser.mjs";
import { fromPage, fromWorker } from "./ways_out.mjs";

const listen = (server) =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

describe("nothing leaves the page", () => {
  let browser;
  let places;
  let server;
  let listener;
  const hits = new Set();

  before(async () => {
    browser = await launch();
    places = await addresses();
    server = createServer((request, response) => {
      hits.add(request.url.slice(1).split("?")[0]);
      response.end(request.url === "/" ? "<!doctype html><title>no policy</title>" : "");
    });
    server.on("upgrade", (request, socket) => {
      hits.add(request.url.slice(1).split("?")[0]);
      socket.destroy();
    });
    listener = `http://127.0.0.1:${await listen(server)}`;
  });
  after(async () => {
    await browser.close();
    places.close();
    server.closeAllConnections();
    server.close();
  });

  /** What reached the listener, of all the ways tried at an address. */
  async function reached(address) {
    const { page, close } = await open(browser, address);
    hits.clear();
    const tried = [...(await page.evaluate(fromPage, listener)), ...(await page.evaluate(fromWorker, listener))];
    await page.waitForTimeout(500);
    await close();
    return { tried, hit: tried.filter((way) => hits.has(way)) };
  }

  test("a page without the policy lets every one of these ways out, so the listener hears them", async () => {
    const { tried, hit } = await reached(`${listener}/`);
    assert.deepEqual(hit, tried);
  });
  for (const place of ["file", "http"])
    test(`none of them gets out of the page opened by ${place}`, async () => {
      const { tried } = await reached(places[place]);
      assert.ok(tried.length > 15);
      assert.deepEqual([...hits], []);
    });
});
