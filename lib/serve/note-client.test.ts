import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { CLIENT_HEADER, proxyList } from "#lib/server/client-address.ts";
import { forgetProcessGlobal } from "#lib/server/process-global.ts";
import { createHttpServer } from "./http-server.ts";
import { HTTP_LIMITS } from "./limits.ts";
import { noteClient } from "./note-client.ts";

let trusted = proxyList([]);
const server = createHttpServer((request, response) => {
  noteClient(request, trusted);
  response.end(String(request.headers[CLIENT_HEADER]));
});
let url = "";

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const noted = async (headers: [string, string][], init: RequestInit = {}) =>
  (await fetch(url, { headers, ...init })).text();

test.each<RequestInit>([{}, { method: "POST", body: "x" }])(
  "what a client says of its own address counts for nothing: %j",
  async (init) => {
    trusted = proxyList([]);
    expect(await noted([[CLIENT_HEADER, "198.51.100.1"]], init)).toBe("127.0.0.1");
    expect(await noted([["X-Forwarded-For", "198.51.100.1"]], init)).toBe("127.0.0.1");
  },
);

test("the client address from a trusted proxy is used", async () => {
  trusted = proxyList(["127.0.0.0/8"]);
  const hops: [string, string][] = [
    ["X-Forwarded-For", "192.0.2.1"],
    ["X-Forwarded-For", "198.51.100.1"],
  ];
  expect(await noted(hops)).toBe("198.51.100.1");
});

test("a proxy that is not trusted is logged once", async () => {
  trusted = proxyList(["10.0.0.0/8"]);
  forgetProcessGlobal("warned-of-proxy");
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await noted([]);
  expect(write).not.toHaveBeenCalled();
  for (let i = 0; i < 3; i++) await noted([["X-Forwarded-For", "198.51.100.1"]]);
  const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
  write.mockRestore();
  expect(lines).toEqual([
    expect.objectContaining({ proxy: "127.0.0.1", msg: expect.stringContaining("POSTURE_TRUSTED_PROXIES") }),
  ]);
});

test("the cookies of many sign-ins fit into a request, and a request beyond the limit is rejected", async () => {
  trusted = proxyList([]);
  expect(await noted([["cookie", `a=${"x".repeat(HTTP_LIMITS.headersBytes - 2_000)}`]])).toBe("127.0.0.1");
  const beyond = await fetch(url, { headers: { cookie: `a=${"x".repeat(HTTP_LIMITS.headersBytes)}` } });
  expect(beyond.status).toBe(431);
});
