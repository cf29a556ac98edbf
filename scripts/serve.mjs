// `npm start`: serves dist/ and prints the address. The same server shows the page to the tests, under any sub-path, and
// the benchmark's own page.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, fail, root } from "./step.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const TRIES = 50;

/**
 * A server of one folder on this machine alone.
 * @param {{ port: number, next?: boolean, path?: string, folder?: string }} where `next`: take the next free port where
 *   that one is taken; `path`: the sub-path under which the files stand; `folder`: which one, from the project's own
 * @returns {Promise<{ server: import("node:http").Server, address: string }>}
 */
export async function serve({ port, next = false, path = "/", folder = "dist" }) {
  const server = createServer((request, response) => answer(request, response, path, folder));
  for (let tried = port; ; tried++) {
    try {
      await listening(server, tried);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || !next || tried === port + TRIES)
        throw new Failure(`Port ${tried} cannot be used (${error.code}); name another in PORT.`);
    }
  }
  const { port: taken } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { server, address: `http://127.0.0.1:${taken}${path}` };
}

function listening(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve(undefined);
    });
  });
}

function answer(request, response, path, folder) {
  const file = found(request.url ?? "/", path, folder);
  if (!file || !["GET", "HEAD"].includes(request.method)) {
    response.writeHead(file ? 405 : 404, { "content-type": TYPES[".txt"] });
    response.end(
      file ? "Only GET and HEAD are answered here.\n" : "There is nothing here; the page is cutline.html.\n",
    );
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-length": statSync(file).size,
    "cache-control": "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

/** The file of the folder that an address names; the folder itself is the page. `null` where there is none. */
function found(url, path, folder) {
  const asked = decoded(url.split("?")[0]);
  if (!asked?.startsWith(path)) return null;
  const inside = normalize(`/${asked.slice(path.length)}`);
  const file = join(root, folder, inside === "/" ? "cutline.html" : inside);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.env.PORT;
  if (wanted !== undefined && !/^\d{1,5}$/.test(wanted)) fail(new Failure(`PORT is "${wanted}", which is no port.`));
  const { address } = await serve({ port: Number(wanted ?? 8080), next: wanted === undefined }).catch(fail);
  console.log(
    `Cutline is at ${address} (Ctrl+C ends it). It is one file, dist/cutline.html, and works opened as a file too.`,
  );
}
