// Every way we know in which a page or a worker could send a row to a server. They run inside the browser, as they stand.

/**
 * Tries them all against a server; each asks for a path of its own name, so that the server can tell them apart.
 * @param {string} server
 */
export async function fromPage(server) {
  const to = (way) => `${server}/page-${way}`;
  const element = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
  const tries = {
    fetch: () => fetch(to("fetch"), { mode: "no-cors" }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open("GET", to("xhr"));
      request.send();
    },
    websocket: () => new WebSocket(to("websocket").replace("http", "ws")),
    eventsource: () => new EventSource(to("eventsource")),
    beacon: () => navigator.sendBeacon(to("beacon"), "row"),
    image: () => element("img", { src: to("image") }),
    script: () => element("script", { src: to("script") }),
    import: () => import(to("import")),
    style: () => element("link", { rel: "stylesheet", href: to("style") }),
    frame: () => element("iframe", { src: to("frame") }),
    media: () => element("video", { src: to("media") }),
    font: () => new FontFace("leak", `url(${to("font")})`).load(),
    form: () => {
      const frame = Object.assign(document.createElement("iframe"), { name: "form" });
      const form = Object.assign(document.createElement("form"), { action: to("form"), target: "form" });
      document.body.append(frame, form);
      form.submit();
    },
  };
  for (const attempt of Object.values(tries))
    try {
      await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 200))]);
    } catch {
      // Forbidden, as it should be; the server tells whether it was.
    }
  return Object.keys(tries).map((way) => `page-${way}`);
}

/** The same from inside a worker. */
export async function fromWorker(server) {
  const work = async (server, done) => {
    const to = (way) => `${server}/worker-${way}`;
    const tries = {
      fetch: () => fetch(to("fetch"), { mode: "no-cors" }),
      xhr: () => {
        const request = new XMLHttpRequest();
        request.open("GET", to("xhr"));
        request.send();
      },
      websocket: () => new WebSocket(to("websocket").replace("http", "ws")),
      eventsource: () => new EventSource(to("eventsource")),
      // @ts-expect-error: a worker's own
      scripts: () => self.importScripts(to("scripts")),
      import: () => import(to("import")),
    };
    for (const attempt of Object.values(tries))
      try {
        await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 200))]);
      } catch {}
    done(Object.keys(tries).map((way) => `worker-${way}`));
  };
  const source = `(${work})(${JSON.stringify(server)}, postMessage)`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error("the worker could not be started, so nothing was tried"));
  });
}
