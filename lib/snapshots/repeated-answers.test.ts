import { expect, onTestFinished, test } from "vitest";
import { startDemoAccount } from "#lib/demo/demo-account.ts";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { scanEndpoint } from "../../e2e/accounts/scan-endpoint.ts";
import { openDatabase } from "./open-database.ts";
import { landSnapshot } from "./snapshot-sample.testkit.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const ACCOUNT = "123456789012";

async function demo() {
  const account = await startDemoAccount();
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(async () => {
    await account.close();
    await store.close();
  });
  const scan = async (asked: readonly string[] | null, change: (snapshot: Snapshot) => Snapshot = (same) => same) => {
    const { snapshot, regions } = await scanEndpoint(account.url, asked);
    await landSnapshot(store, change(snapshot), { accountId: ACCOUNT, regions });
    const point = await store.postures.newestPoint();
    if (!point) throw new Error("The scan has not landed");
    return { point, snapshot, regions };
  };
  return { store, scan };
}

/** What the pages of controls, keys and gaps show. */
async function shown({ controls, keys, scans }: SnapshotStore, point: Point) {
  const gaps = await scans.gaps(point);
  const found = await controls.findings(point, NO_FINDING_FILTER, 0, 100_000);
  return {
    findings: found.map(({ control, answer, subject }) => `${control} ${answer} ${JSON.stringify(subject)}`).sort(),
    gaps: gaps.map(({ region, subject, failure }) => `${region} ${subject} ${failure.operation}`).sort(),
    tallies: await controls.tallies(point),
    keys: await keys.keys(point, NO_KEY_FILTER, 0, 100_000),
  };
}

/** Each status of each control as often as there are findings of it. */
async function expectCounted({ controls }: SnapshotStore, point: Point): Promise<void> {
  const found = await controls.findings(point, NO_FINDING_FILTER, 0, 100_000);
  for (const { control, fail, cannotTell } of await controls.tallies(point)) {
    const own = found.filter((finding) => finding.control === control);
    expect([fail, cannotTell], control).toEqual([
      own.filter(({ answer }) => answer === "fail").length,
      own.filter(({ answer }) => answer === "cannot-tell").length,
    ]);
  }
}

test("a scan of any one Region of an unchanged account changes neither findings nor statuses nor keys nor gaps", async () => {
  const { store, scan } = await demo();
  const { point, snapshot, regions } = await scan(null);
  const before = await shown(store, point);
  expect(before.findings).toEqual(
    snapshot.findings.map(({ control, answer, subject }) => `${control} ${answer} ${JSON.stringify(subject)}`).sort(),
  );
  expect(snapshot.findings.some(({ units }) => units.length > 1)).toBe(true);
  for (const region of regions) {
    const after = await scan([region]);
    expect(await shown(store, after.point), region).toEqual(before);
    await expectCounted(store, after.point);
  }
}, 120_000);

test("what is found about a key stays while another Region uses it, and goes with the last one", async () => {
  const { store, scan } = await demo();
  const { point, snapshot } = await scan(null);
  const shared = snapshot.findings.flatMap(({ subject, units }) =>
    subject.kind === "key" && units.length > 1 ? [{ arn: subject.arn, units }] : [],
  )[0];
  if (!shared) throw new Error("The demo account has a key that fails and that several Regions use");
  const without = (seen: Snapshot): Snapshot => ({
    ...seen,
    rows: seen.rows.map((row) => (row.keyArn === shared.arn ? { ...row, keyArn: null } : row)),
    keys: seen.keys.filter((key) => key.kind !== "described" || key.metadata.arn !== shared.arn),
    findings: seen.findings.filter(({ subject }) => !JSON.stringify(subject).includes(shared.arn)),
    controls: [],
  });
  const about = async (at: Point) => (await store.controls.findingsOfKey(at, shared.arn, 1_000)).length;
  const before = await about(point);
  expect(before).toBeGreaterThan(0);
  for (const [index, region] of shared.units.entries()) {
    const { point: at } = await scan([region], without);
    expect(await about(at), region).toBe(index < shared.units.length - 1 ? before : 0);
  }
  expect(await about(point)).toBe(before);
}, 120_000);
