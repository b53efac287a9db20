import { expect, test } from "vitest";
import { endChild } from "#lib/cli/process/child.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { startAccountProcess } from "../../accounts/dashboard.ts";
import { soak } from "./soak.ts";
import { slope, vitals } from "./vitals.ts";

test("scan after scan under changing faults, nothing is concluded that is not so, and nothing piles up", async () => {
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  const account = await startAccountProcess();
  const kept = 4;
  const settings = { accountUrl: account.url, databaseFile: temporaryDatabase(), scans: 12, kept, seed: 5 };
  const { vitals: measured, breaches, faults } = await soak(settings);
  await endChild(account.child);

  expect(faults).toBeGreaterThan(10);
  expect(breaches).toEqual([]);
  const warm = measured.slice(kept);
  const of = (vital: keyof (typeof warm)[number]) => warm.map((each) => each[vital]);
  expect(Math.abs(slope(of("files")))).toBeLessThan(1);
  expect(Math.abs(slope(of("handles")))).toBeLessThan(1);
  // A scan makes some 30 MB of objects; what stays is code that is compiled and statements that are prepared.
  expect(slope(of("heap"))).toBeLessThan(2_000_000);
  // Pruning leaves room for the snapshots to come: the file grows no more.
  expect(Math.max(...of("database"))).toBeLessThan(1.3 * Math.min(...of("database")));
  expect(Math.max(...of("wal"))).toBeLessThan(20_000_000);
}, 180_000);

test("what is held on to is seen", () => {
  const before = vitals("nowhere").heap;
  const held = Array.from({ length: 100_000 }, (_, index) => ({ index }));
  expect(vitals("nowhere").heap - before).toBeGreaterThan(1_000_000);
  expect(held).toHaveLength(100_000);
});

test("the slope of a line is what each step adds, whatever the noise around it", () => {
  expect(slope([3, 5, 7, 9])).toBeCloseTo(2);
  expect(slope([4, 4, 4])).toBe(0);
  expect(slope([1, 0, 1, 0, 1])).toBeCloseTo(0);
});
