import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "./journey.ts";
import { addressOf, PAGES } from "./page-addresses.ts";

interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a path as it is: a browser, or fetch, would tidy it up first. */
async function raw(url: string, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Raw> {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, path, method, headers, agent: false }).end();
  const [answer] = await once(sent, "response");
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

/** What every answer says, whatever it answers. */
function expectFixedHeaders({ headers }: Raw, said: string): void {
  expect(headers["cache-control"], said).toContain("no-store");
  expect(headers["referrer-policy"], said).toBe("no-referrer");
  expect(headers["x-content-type-options"], said).toBe("nosniff");
  expect(headers["x-frame-options"], said).toBe("DENY");
  expect(headers["x-powered-by"], said).toBeUndefined();
  expect(headers.server, said).toBeUndefined();
}

test("every page has a policy with a nonce of its own, and no script may run without it", async ({
  request,
  baseURL,
}) => {
  const nonces = new Set<string>();
  const paths = [...(await Promise.all(PAGES.map((name) => addressOf(request, name)))), "/nothing", "/keys/nothing"];
  for (const path of paths) {
    const answer = await raw(baseURL, path);
    expectFixedHeaders(answer, path);
    const policy = String(answer.headers["content-security-policy"]);
    const directives = new Map(policy.split("; ").map((each) => [each.split(" ")[0], each]));
    const scripts = directives.get("script-src") ?? "";
    const [, nonce = ""] = scripts.match(/'nonce-([^']{20,})'/) ?? [];
    nonces.add(nonce);
    expect(scripts, path).not.toMatch(/unsafe|https?:|\*/);
    expect(directives.get("default-src")).toBe("default-src 'none'");
    expect(directives.get("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(directives.get("base-uri")).toBe("base-uri 'none'");
    for (const [tag] of answer.body.matchAll(/<script[^>]*>/g)) expect(tag, path).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(paths.length);
});

test("every response of the API, rejections too, has the same security headers", async ({ baseURL }) => {
  const asked = [
    ...[
      "/api/health",
      "/api/resources?limit=1",
      "/api/keys?limit=1",
      "/api/scans",
      "/api/findings?limit=1",
      "/api/gaps",
    ],
    ...[
      "/api/evidence.csv",
      "/api/openapi.json",
      "/api/resources?colour=red",
      "/api/nothing",
      "/api/keys/x",
      "/api/tokens",
    ],
  ];
  for (const path of asked) expectFixedHeaders(await raw(baseURL, path), path);
  expectFixedHeaders(await raw(baseURL, "/api/scans", { origin: "https://evil.example" }, "POST"), "another origin");
  expectFixedHeaders(await raw(baseURL, "/", { host: "evil.example" }), "another host");
});

test("a page with invalid parameters says so, and never fails", async ({ request, baseURL }) => {
  const known = [
    "scan",
    "q",
    "verdict",
    "type",
    "cursor",
    "sort",
    "limit",
    "control",
    "answer",
    "kind",
    "events",
    "after",
  ];
  const values = [
    "__proto__",
    "%00",
    "%ff",
    "%F0%9F",
    "..%2f",
    "%3Cscript%3E",
    "'--",
    "1e99",
    "-1",
    "%E2%80%AE",
    "a".repeat(600),
  ];
  const pages = await Promise.all(PAGES.map((name) => addressOf(request, name)));
  const queries = values.map(
    (value) => `?${known.map((name) => `${name}=${value}`).join("&")}&__proto__=x&${value}=${value}`,
  );
  const ids = values.flatMap((value) => [
    `/keys/${value}`,
    `/resources/${value}`,
    `/controls/${value}`,
    `/scans/${value}`,
  ]);
  for (const path of [
    ...pages.flatMap((page) => queries.map((query) => page + query)),
    ...ids,
    "/%ff",
    "/%2f%2fevil.example",
  ]) {
    const { status, body, headers } = await raw(baseURL, path);
    expect([200, 400, 404], `${path.slice(0, 200)}: ${status}`).toContain(status);
    expect(body, path.slice(0, 200)).not.toMatch(/<script>(?!\()|at [\w.]+ \(.*:\d+:\d+\)/);
    expect(String(headers.location ?? ""), path).not.toContain("evil");
  }
});

test("it answers under no other host name, for any forwarded header", async ({ baseURL }) => {
  for (const path of ["/", "/api/resources", "/icon.svg", "/auth/signed-out", "/_next/static/nothing.js"])
    for (const host of ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "localhost.evil.example"]) {
      const { status, body } = await raw(baseURL, path, { host, "x-forwarded-host": "localhost" });
      expect(status, `${host}${path}`).toBe(403);
      expect(body).toContain("answers only under");
    }
  const { headers } = await raw(baseURL, "/nothing", {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
  });
  expect(JSON.stringify(headers)).not.toContain("evil.example");
});

test("no path leads to a file, a source or the database", async ({ baseURL }) => {
  const files = [
    ...["data/posture.db", "posture.db", ".env", "package.json", "package-lock.json", "next.config.js", "proxy.ts"],
    ...[".next/BUILD_ID", ".next/server/app/page.js", "lib/server/log.ts", "app/page.tsx", ".git/config", "etc/passwd"],
  ];
  const ways = [
    ...["/", "//", "/./", "/api/../", "/_next/../", "/_next/static/../../", "/_next/static/..%2f..%2f", "/%2e%2e/"],
    ...["/..%5c", "/_next/static/%2e%2e/%2e%2e/", "/icon.svg/../", "/api/%2e%2e%2f", "/_next/image?url=/", "/%00/"],
    ...["/_next/static/chunks/..%252f..%252f", "/__nextjs_source-map?filename=", "/_next/data/../"],
  ];
  for (const way of ways)
    for (const file of files) {
      const { status, body, headers } = await raw(baseURL, `${way}${file}`);
      const said = `${way}${file}: ${status}`;
      expect([301, 307, 308, 400, 404], said).toContain(status);
      expect(body, said).not.toMatch(/SQLite format 3|"dependencies"|root:x:0|import "server-only"|\[core\]/);
      expect(String(headers.location ?? "/"), said).toMatch(/^(\/(?![/\\])|http:\/\/127\.0\.0\.1:)/);
    }
});

test("unverified claims of a request are ignored: method, path, length, visitor", async ({ baseURL }) => {
  const override = { "x-http-method-override": "DELETE", "x-method-override": "POST", "x-http-method": "PUT" };
  const before = await raw(baseURL, "/api/scans");
  expect((await raw(baseURL, "/api/scans?_method=DELETE", override)).status).toBe(400);
  expect((await raw(baseURL, "/api/scans", override)).body).toBe(before.body);
  const rewrite = { "x-original-url": "/api/tokens", "x-rewrite-url": "/api/tokens", "x-nextjs-data": "1" };
  expect((await raw(baseURL, "/api/scans", { ...rewrite, "x-invoke-path": "/api/tokens" })).body).toBe(before.body);
  expect((await raw(baseURL, "/", { cookie: "x".repeat(40_000) })).status).toBe(431);
  expect((await raw(baseURL, `/resources?q=${"x".repeat(40_000)}`)).status).toBe(431);
  for (const method of ["PROPFIND", "PUT", "OPTIONS"]) {
    const { status, headers } = await raw(baseURL, "/api/scans", {}, method);
    expect([204, 400, 405], `${method} ${status}`).toContain(status);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  }
});

test("what Next itself cannot take is refused in words, and a path of slashes leads to no other host", async ({
  baseURL,
}) => {
  for (const method of ["TRACE", "PROPFIND"]) {
    const { status, body } = await raw(baseURL, "/api/scans", { cookie: "posture-session=secret" }, method);
    expect(status, method).toBe(405);
    expect(body).not.toContain("secret");
  }
  for (const target of ["*", "http://evil.example/", "http://evil.example/a/", "//evil.example/", "/\\evil.example/"]) {
    const { status, headers } = await raw(baseURL, target);
    expect([308, 400, 403, 404], target).toContain(status);
    expect(String(headers.location ?? "/"), target).toMatch(/^\/(?![/\\])/);
  }
  for (const why of ["__proto__", "constructor", "toString"])
    expect((await raw(baseURL, `/auth/failed?why=${why}`)).status, why).toBe(200);
});

test("the health check answers under any name, with two words and the version", async ({ baseURL }) => {
  const { status, body } = await raw(baseURL, "/api/health", { host: "10.0.0.7" });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ status: "ok", database: "ok", version: expect.any(String) });
});

test("the script of every page is the build's own: nothing of the server is in it", async ({ page, request }) => {
  await page.goto("/resources");
  const sources = await page.evaluate(() => [...document.scripts].flatMap(({ src }) => (src ? [src] : [])));
  expect(sources.length).toBeGreaterThan(2);
  for (const source of sources) {
    const code = await (await request.get(source)).text();
    expect(code, source).not.toMatch(/DATABASE_URL|AWS_SECRET|POSTURE_SESSION_SECRET|node:sqlite/);
    expect((await request.get(`${source}.map`)).status(), `${source}.map`).toBe(404);
  }
});
