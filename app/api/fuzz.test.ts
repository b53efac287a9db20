import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "#lib/server/database.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { startWorker, type Worker } from "#lib/worker/worker.ts";

/*
 * Every route of the API, found by its file, gets malformed input. It may reject the input with a problem+json; it may
 * never fail.
 */

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
interface Address {
  readonly path: string;
  readonly handlers: Readonly<Record<Method, Handler>>;
}

const folder = mkdtempSync(join(tmpdir(), "posture-fuzz-"));
const environment = { ...process.env };
let addresses: readonly Address[];
let worker: Worker;

beforeAll(async () => {
  const file = join(folder, "posture.db");
  // No request here may reach AWS: a request for a scan fails because there are no credentials.
  Object.assign(process.env, {
    DATABASE_URL: `file:${file}`,
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "x",
    AWS_SECRET_ACCESS_KEY: "x",
    AWS_MAX_ATTEMPTS: "1",
  });
  const store = await openDatabase(`file:${file}`, { now: () => new Date() });
  const principalArn = "arn:aws:iam::1:role/x";
  const { scanId } = await store.journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn, regions: [] });
  await store.journal.complete(scanId, sampleSnapshot(20), NO_COUNTS, []);
  await store.close();
  worker = startWorker();
  addresses = await Promise.all(
    globSync("app/api/**/route.ts").map(async (path) => ({
      path: `/${dirname(path).replace(/^app\//, "")}`,
      handlers: await import(resolve(path)),
    })),
  );
});

afterAll(async () => {
  await worker.end();
  await closeDatabase();
  process.env = environment;
  rmSync(folder, { recursive: true });
});

/** Sends a request to a handler as Next would; the response must be a success or a rejection with a reason. */
async function send(address: Address, method: Method, id: string, query: string, init: RequestInit = {}) {
  const path = address.path.replace(/\[.*?\]/, encodeURIComponent(id.toWellFormed()));
  const request = new Request(`http://127.0.0.1:3000${path}${query}`, { method, ...init });
  const reply = await address.handlers[method](request, { params: Promise.resolve({ id, path: [id] }) });
  const said = `${method} ${path}${query.slice(0, 200)}: ${reply.status}`;
  expect([200, 202, 400, 403, 404, 405, 409, 413, 415, 429, 502], said).toContain(reply.status);
  if (reply.status >= 400) {
    expect(reply.headers.get("content-type"), said).toBe("application/problem+json");
    expect(await reply.json(), said).toMatchObject({ status: reply.status, detail: expect.stringMatching(/\S/) });
  } else await reply.body?.cancel();
  return reply;
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom("__proto__", "constructor", "toString", "..", "../../etc/passwd", "\u0000", "' or 1=1 --", "%", "_"),
  fc.constantFrom("W".repeat(20_000), "\ud800", "🙂".repeat(600), "1e309", "-1", "NaN", "9007199254740993"),
);
const names = fc.constantFrom(
  ...["scan", "type", "verdict", "region", "account", "key", "q", "unknown", "finding", "sort", "limit", "cursor"],
  ...["bom", "control", "severity", "answer", "offset", "kind", "__proto__", "constructor", ""],
);
const query = fc
  .array(fc.tuple(fc.oneof(names, text), text), { maxLength: 4 })
  .map(
    (pairs) =>
      `?${pairs.map((pair) => pair.map((each) => encodeURIComponent(each.toWellFormed())).join("=")).join("&")}`,
  );
const cursor = fc
  .record({ scan: text, question: text, offset: fc.oneof(fc.double(), fc.maxSafeInteger(), text) })
  .map((value) => `?cursor=${Buffer.from(JSON.stringify(value)).toString("base64url")}`);
const deep = `${"[".repeat(8_000)}${"]".repeat(8_000)}`;
const body = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(deep, '{"__proto__":{"days":0}}', '{"days":1e308}', '{"days":-1}', "x".repeat(20_000), "\ud800"),
);
const type = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "multipart/form-data",
  "",
);

describe("malformed input to the API is answered, or rejected with a reason", () => {
  const address = fc.nat().map((index) => addresses[index % addresses.length] as Address);

  test("as parameters and ids", async () => {
    await fc.assert(
      fc.asyncProperty(address, text, fc.oneof(query, cursor), async (to, id, asked) => {
        await send(to, "GET", id, asked);
      }),
      { numRuns: 400 },
    );
  });

  test("as bodies of any type and depth, by any method", async () => {
    const method = fc.constantFrom(...METHODS.filter((each) => each !== "GET"));
    await fc.assert(
      fc.asyncProperty(address, method, text, body, type, async (to, by, id, sent, contentType) => {
        const headers = contentType ? { "content-type": contentType } : undefined;
        await send(to, by, id, "", { body: sent, ...(headers && { headers }) });
      }),
      { numRuns: 300 },
    );
  });

  test("as headers", async () => {
    const header = fc.constantFrom(
      "accept",
      "cookie",
      "authorization",
      "x-posture-visitor",
      "range",
      "x-http-method-override",
    );
    const value = fc.string({
      unit: fc.constantFrom("a", ".", "=", "e", "~", "%00", "*", "/", "Bearer "),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(address, header, value, async (to, name, content) => {
        const reply = await send(to, "GET", "x", "", { headers: { [name]: content } });
        expect(reply.headers.get("set-cookie")).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

describe("a change is accepted from the dashboard's own pages only", () => {
  const OWN = "http://127.0.0.1:3000";
  /** Whether a change is allowed, by `Origin` and `Sec-Fetch-Site`. */
  const MATRIX: readonly (readonly [Readonly<Record<string, string>>, boolean])[] = [
    [{}, true],
    [{ origin: OWN }, true],
    [{ origin: OWN, "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "none" }, true],
    [{ origin: "null", "sec-fetch-site": "same-origin" }, true],
    [{ origin: "null" }, false],
    [{ origin: "http://localhost:3000" }, false],
    [{ origin: "http://127.0.0.1:3001" }, false],
    [{ origin: "http://127.0.0.1:3000.evil.example" }, false],
    [{ origin: "http://evil.example", host: "evil.example" }, false],
    [{ origin: OWN, host: "evil.example" }, false],
    [{ origin: OWN, host: "127.0.0.1.evil.example" }, false],
    [{ origin: OWN, "sec-fetch-site": "cross-site" }, false],
    [{ origin: OWN, "sec-fetch-site": "same-site" }, false],
    [{ origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
    [{ origin: "", "sec-fetch-site": "" }, false],
  ];

  test.each(MATRIX)("%j: %s", async (headers, allowed) => {
    for (const to of addresses) {
      for (const method of METHODS.filter((each) => each !== "GET")) {
        // The body has the wrong type: an allowed request is rejected for it, so nothing changes.
        const init = { headers: { ...headers, "content-type": "text/plain" }, body: "x" };
        const { status } = await send(to, method, "x", "", init);
        // Tokens need sign-in, for any request.
        if (!allowed || !to.path.startsWith("/api/tokens"))
          expect(status === 403, `${method} ${to.path}`).toBe(!allowed);
      }
    }
  });

  test("no response can be read under another host name, except that of the health check", async () => {
    for (const to of addresses.filter(({ path }) => path !== "/api/health"))
      for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "0x7f.1.evil", ""])
        expect((await send(to, "GET", "x", "", { headers: { host } })).status, to.path).toBe(403);
  });
});
