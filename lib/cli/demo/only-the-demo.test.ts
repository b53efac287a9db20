import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import { TODAY } from "#lib/demo/account/today.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { exitOf } from "../process/child.ts";
import { demoEnvironment } from "./demo-environment.ts";
import { startPastOf } from "./start-past.ts";

const endpoint = "http://127.0.0.1:9";
const folder = mkdtempSync(join(tmpdir(), "posture-past-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ["without POSTURE_DEMO", { POSTURE_DEMO: "off" }],
  ["for an endpoint of another machine", { AWS_ENDPOINT_URL: "https://aws.example.com" }],
  ["for AWS itself", { AWS_ENDPOINT_URL: "" }],
  ["where one service has an endpoint of its own", { AWS_ENDPOINT_URL_KMS: "https://kms.example.com" }],
])(
  "no past is made %s",
  async (_, settings) => {
    const file = join(folder, "other.db");
    const env = { ...demoEnvironment(process.env, endpoint, `file:${file}`), ...settings };
    expect(await exitOf(startPastOf(env, TODAY))).toBe(1);
    expect(existsSync(file)).toBe(false);
  },
  30_000,
);

it("no past is made for a database without a scan of the demo account", async () => {
  const other = `file:${join(folder, "empty.db")}`;
  expect(await exitOf(startPastOf(demoEnvironment(process.env, endpoint, other), TODAY))).toBe(0);
  const empty = await openDatabase(other, { now: () => new Date() });
  expect(await empty.scans.listScans(10)).toEqual([]);
  expect(await empty.scans.oldestCompleted(ACCOUNT_ID)).toBeNull();
  await empty.close();
}, 30_000);
