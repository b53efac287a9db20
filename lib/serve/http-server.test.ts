import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rawConnection, statusOf } from "../../e2e/accounts/raw-connection.ts";
import { createHttpServer } from "./http-server.ts";
import { HTTP_LIMITS, type HttpLimits } from "./limits.ts";

const HOST = "Host: localhost\r\n";
const LIMITS = { ...HTTP_LIMITS, headersMs: 300, requestMs: 500, checkMs: 50, lingerMs: 100 };

/** The requests that reached the application. */
let seen: { method: string | undefined; url: string | undefined; body: string }[] = [];
let server: Server;
let url: string;

async function answer(request: IncomingMessage): Promise<void> {
  seen.push({ method: request.method, url: request.url, body: await text(request) });
}

async function listen(limits: HttpLimits): Promise<void> {
  seen = [];
  server = createHttpServer((request, response) => void answer(request).then(() => response.end("answered")), {
    limits,
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function end(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

beforeEach(() => listen(LIMITS));
afterEach(end);

async function openSockets(): Promise<number> {
  return new Promise((resolve, reject) => server.getConnections((error, n) => (error ? reject(error) : resolve(n))));
}

async function answered(request: string): Promise<string> {
  const { closed, socket } = await rawConnection(url, request);
  const all = await closed();
  socket.destroy();
  return all;
}

describe("a request that asks for an upgrade", () => {
  const UPGRADES = ["websocket", "h2c", "TLS/1.0, HTTP/1.1", "x".repeat(1_000), ""];

  test.each(UPGRADES)("to %j is answered as if it asked for none, and closed", async (upgrade) => {
    const reply = await answered(`GET / HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: ${upgrade}\r\n\r\n`);
    expect(statusOf(reply)).toBe(200);
    expect(reply).toMatch(/Connection: close[\s\S]*answered/);
  });

  test("with an unknown host is rejected, and closed", async () => {
    const reply = await answered("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
    expect(statusOf(reply)).toBe(403);
  });

  test("leaves no socket, for any number of requests, also if clients never close", async () => {
    const request = `GET / HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const all = await Promise.all(Array.from({ length: 200 }, () => answered(request)));
    expect(new Set(all.map(statusOf))).toEqual(new Set([200]));
    await expect.poll(openSockets).toBe(0);
  });
});

describe("a malformed request is rejected with a reason, and closed", () => {
  const REFUSED: readonly (readonly [string, number])[] = [
    [`CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`, 405],
    [`TRACE / HTTP/1.1\r\n${HOST}\r\n`, 405],
    [`PROPFIND / HTTP/1.1\r\n${HOST}\r\n`, 405],
    [`GET * HTTP/1.1\r\n${HOST}\r\n`, 400],
    [`OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, 400],
    [`GET ftp://localhost/ HTTP/1.1\r\n${HOST}\r\n`, 400],
    [`GET http://evil.example/ HTTP/1.1\r\n${HOST}\r\n`, 403],
    [`GET http://evil.example/a/ HTTP/1.1\r\n${HOST}\r\n`, 403],
    [`GET HTTPS://localhost@evil.example/ HTTP/1.1\r\n${HOST}\r\n`, 403],
    ["GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403],
    ["GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403],
    ["GET /_next/static/x.js HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403],
    ["GET / HTTP/1.1\r\nHost: \r\n\r\n", 403],
    ["GET / HTTP/1.0\r\n\r\n", 403],
    ["GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400],
    [`POST / HTTP/1.1\r\n${HOST}Expect: 200-ok\r\nContent-Length: 3\r\n\r\n`, 417],
    [`POST / HTTP/1.1\r\n${HOST}Expect: 100-continue\r\nContent-Length: 9000000\r\n\r\n`, 413],
    [`POST / HTTP/1.1\r\n${HOST}Content-Length: 16385\r\n\r\n`, 413],
    [`POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n4001\r\n${"x".repeat(0x4001)}\r\n`, 413],
  ];

  test.each(REFUSED)("%j: %i", async (request, status) => {
    const reply = await answered(request);
    expect(statusOf(reply)).toBe(status);
    const [head = "", body = ""] = reply.split("\r\n\r\n");
    expect(JSON.parse(body)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    expect(head).toMatch(/Content-Type: application\/problem\+json/);
    expect(head).toMatch(/Cache-Control: no-store/);
    expect(head).toMatch(/X-Frame-Options: DENY/);
    expect(head).toMatch(/Connection: close/);
    expect(seen).toEqual([]);
    await expect.poll(openSockets).toBe(0);
  });

  test("a HEAD has no body in its refusal", async () => {
    const reply = await answered("HEAD / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    expect(reply).toMatch(/^HTTP\/1.1 403 [\s\S]*\r\n\r\n$/);
  });
});

test("an absolute request target is routed by its path, and a health check works for any host", async () => {
  await answered(`GET http://localhost/a?b HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
  await answered(`GET http://127.0.0.1?b HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
  await answered("GET /api/health HTTP/1.1\r\nHost: 10.0.0.7:3000\r\nConnection: close\r\n\r\n");
  await answered("HEAD /api/health HTTP/1.1\r\nHost: 10.0.0.7:3000\r\nConnection: close\r\n\r\n");
  await answered("POST /api/health HTTP/1.1\r\nHost: 10.0.0.7:3000\r\nConnection: close\r\n\r\n");
  await answered("GET /api/health/../keys HTTP/1.1\r\nHost: 10.0.0.7:3000\r\nConnection: close\r\n\r\n");
  expect(seen.map(({ url }) => url)).toEqual(["/a?b", "/?b", "/api/health", "/api/health"]);
});

describe("a body", () => {
  const most = "x".repeat(16_384);
  const BODIES: readonly (readonly [string, string])[] = [
    ["of a known length", `Content-Length: 16384\r\n\r\n${most}`],
    [
      "in chunks",
      `Transfer-Encoding: chunked\r\n\r\n2000\r\n${most.slice(8_192)}\r\n2000\r\n${most.slice(8_192)}\r\n0\r\n\r\n`,
    ],
  ];

  test.each(BODIES)("%s up to the limit arrives complete", async (_, rest) => {
    expect(statusOf(await answered(`POST /a HTTP/1.1\r\n${HOST}Connection: close\r\n${rest}`))).toBe(200);
    expect(seen).toEqual([{ method: "POST", url: "/a", body: most }]);
  });

  test("with Expect: 100-continue gets 100 Continue", async () => {
    const head = `POST / HTTP/1.1\r\n${HOST}Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n`;
    const { socket, closed, received } = await rawConnection(url, head);
    await expect.poll(received).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    socket.write("hi");
    expect(await closed()).toContain("answered");
    expect(seen).toEqual([{ method: "POST", url: "/", body: "hi" }]);
  });

  test("that is cut off or never ends does not reach the application: the connection closes after the timeout", async () => {
    const broken = await rawConnection(url, `POST / HTTP/1.1\r\n${HOST}Content-Length: 9\r\n\r\nabc`);
    await sleep(50);
    broken.socket.destroy();
    const endless = await answered(`POST / HTTP/1.1\r\n${HOST}Content-Length: 9\r\n\r\nabc`);
    expect(statusOf(endless)).toBe(408);
    expect(seen).toEqual([]);
    await expect.poll(openSockets).toBe(0);
  });

  test("of 9 MB is rejected before it has arrived: 100 clients never finish it, and nothing reaches the application", async () => {
    const chunk = `${(9_000_000).toString(16)}\r\n${"x".repeat(100_000)}`;
    const request = `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n${chunk}`;
    const replies = await Promise.all(Array.from({ length: 100 }, () => answered(request)));
    expect(new Set(replies.map(statusOf))).toEqual(new Set([413]));
    expect(seen).toEqual([]);
    await expect.poll(openSockets).toBe(0);
  });
});

test("an idle connection, or one that never ends its headers, is closed, even if a body may take longer", async () => {
  await end();
  await listen({ ...LIMITS, requestMs: 600_000 });
  const silent = await rawConnection(url, "");
  const slow = await rawConnection(url, "GET / HTTP/1.1\r\nHost: loc");
  expect(await silent.closed()).not.toBe("open");
  expect(await slow.closed()).not.toBe("open");
});

test("the server holds no more connections than the limit", async () => {
  await end();
  await listen({ ...LIMITS, headersMs: 600_000, requestMs: 600_000, connections: 30 });
  const all = await Promise.all(Array.from({ length: 40 }, () => rawConnection(url, "GET / HTTP/1.1\r\n")));
  const closed = () => all.filter(({ socket }) => socket.destroyed).length;
  await expect.poll(closed).toBe(10);
  expect(await openSockets()).toBe(30);
  for (const { socket } of all) socket.destroy();
});
