import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import next from "next";
import { proxyList } from "#lib/server/client-address.ts";
import { demandSignInBeyond, EnvironmentError, environment } from "#lib/server/environment.ts";
import { noteListening } from "#lib/server/listening.ts";
import { applyNetworkSettings } from "#lib/server/network.ts";
import { isLoopback, urlOf, whyNotListening } from "./address.ts";
import { outliveClosedOutput } from "./closed-output.ts";
import { endWithParent } from "./end-with-parent.ts";
import { createHttpServer } from "./http-server.ts";
import { logEverything } from "./log-everything.ts";
import { noteClient } from "./note-client.ts";

/** On shutdown, running requests may take this long; then event streams and downloads are cut. */
const GRACE_MS = 3_000;

/* The process that answers requests and does nothing else. Its folder is the current one. */

outliveClosedOutput();
// In development people read Next's output.
if (!process.argv.includes("--dev")) logEverything();
let close = async (): Promise<void> => {};
endWithParent(() => close());
try {
  await serve(process.argv.includes("--dev"));
} catch (error) {
  process.stderr.write(`${error instanceof EnvironmentError ? error.message : explain(error)}\n`);
  process.exit(1);
}

async function serve(dev: boolean): Promise<void> {
  const { HOST, PORT, POSTURE_TRUSTED_PROXIES } = environment();
  applyNetworkSettings();
  // A name is resolved once, so that the checked address is the bound address.
  const { address } = await lookup(HOST);
  if (!isLoopback(address)) demandSignInBeyond(HOST);

  const trusted = proxyList(POSTURE_TRUSTED_PROXIES);
  // Requests that arrive before Next is ready wait for it.
  const ready = Promise.withResolvers<RequestListener>();
  const answer: RequestListener = async (request, response) => {
    noteClient(request, trusted);
    (await ready.promise)(request, response);
  };
  // Next handles upgrades only in development, for its own socket.
  const server = createHttpServer(answer, { mayUpgrade: ({ url = "" }) => dev && url.startsWith("/_next/") });
  await once(server.listen(PORT, address), "listening");
  const bound = server.address() as AddressInfo;
  if (!isLoopback(bound.address)) demandSignInBeyond(bound.address);

  // `instrumentation.ts` refuses to start under any other server, which would choose its own address.
  noteListening(bound.address);
  if (!dev) takeBuiltSettings();
  const app = next({
    dev,
    dir: process.cwd(),
    hostname: HOST,
    port: bound.port,
    // Next takes over the upgrades of a server that it knows; only development needs that.
    httpServer: dev ? server : createServer(),
  });
  await app.prepare();
  ready.resolve(app.getRequestHandler());

  close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(cut);
  };
  process.send?.({ kind: "ready", url: urlOf(HOST, bound.port) });
}

/** The build contains its settings, as for Next's own standalone server: the container has no `next.config.js`. */
function takeBuiltSettings(): void {
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  const { config } = JSON.parse(readFileSync(join(folder, "required-server-files.json"), "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { HOST, PORT } = environment();
  return whyNotListening(error, HOST, PORT) ?? error.stack ?? error.message;
}
