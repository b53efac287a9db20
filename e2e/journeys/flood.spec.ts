import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { startDemoDashboard } from "../accounts/dashboard.ts";
import { rawConnection } from "../accounts/raw-connection.ts";
import { flood } from "../bench/flood/flood.ts";

test("floods are answered or refused, leave no socket, and the log is one JSON object a line all the while", async () => {
  const dashboard = await startDemoDashboard({ scanned: true, latencyMs: 60 });
  const { url, pid, logFile, end } = dashboard;
  const { upgrades, posts, exports, streams } = await flood(url, pid, {
    ...{ upgrades: 300, posts: 40, streams: 60, exports: 12 },
  });
  // Bodies and answers that break off: what Next would report in its own way.
  for (let n = 0; n < 20; n += 1) {
    const post = `POST /api/scans HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc`;
    const broken = await rawConnection(url, n % 2 ? post : "GET /resources HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await new Promise((resolve) => setTimeout(resolve, n * 5));
    broken.socket.destroy();
  }
  expect(upgrades).toMatchObject({ statuses: { 200: 300 }, socketsLeft: 0 });
  expect(posts).toMatchObject({ statuses: { 413: 40 }, socketsLeft: 0 });
  // Less than the 2 MB that each client sends. The first bodies alone let a web server of 180 MB grow by about 60 MB.
  expect(posts.memoryMb).toBeLessThan(80);
  expect(exports).toMatchObject({ statuses: { 200: 12 }, socketsLeft: 0 });
  expect(streams).toMatchObject({ statuses: { 200: 20, 429: 40 }, socketsLeft: 0 });
  const lines = readFileSync(logFile, "utf8").split("\n").filter(Boolean);
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
  await end();
});
