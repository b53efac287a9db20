import { expect, onTestFinished, test } from "vitest";
import type { Finding } from "#lib/domain/finding.ts";
import type { CodedRow, Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const CONTROL = "BEP-005";
const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];
/** Without gaps: what nothing led to is then known. */
const WHOLE: Snapshot = (() => {
  const snapshot = sampleSnapshot(210);
  const rows = snapshot.rows.filter(({ verdict }) => verdict !== "unknown");
  return { ...snapshot, rows, gaps: [], reads: snapshot.reads.map((each) => ({ ...each, failed: 0 })) };
})();
const KEY = WHOLE.keys[1]?.kind === "described" ? WHOLE.keys[1].metadata.arn : "";

interface What {
  readonly fails: boolean;
  readonly regions?: readonly string[];
  readonly rows?: readonly CodedRow[];
}

const failed = (unit: string): Finding => ({
  ...{
    control: CONTROL,
    answer: "fail",
    subject: { kind: "key", arn: KEY },
    region: "us-east-1",
    name: "key",
    units: [unit],
  },
  ...{ reason: "", reasonCode: "rotation-off", reasonParameters: {} },
});

/** A scan in which the key fails a control or passes it; the finding is of the first Region that was scanned. */
function snapshotOf({ fails, regions = REGIONS, rows = WHOLE.rows }: What): Snapshot {
  const unit = regions.includes("us-east-1") ? "us-east-1" : (regions[0] ?? "");
  return {
    ...WHOLE,
    rows: rows.filter(({ region }) => regions.includes(region)),
    reads: WHOLE.reads.filter(({ region }) => region === null || regions.includes(region)),
    findings: fails ? [failed(unit)] : [],
    controls: [{ control: CONTROL, region: unit, pass: fails ? 0 : 1, fail: fails ? 1 : 0, cannotTell: 0 }],
  };
}

async function open() {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  onTestFinished(() => store.close());
  const scan = async (what: What) => {
    const regions = what.regions ?? REGIONS;
    const { scanId } = await store.journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "x", regions });
    await store.journal.complete(scanId, snapshotOf(what), NO_COUNTS, regions);
    const point = await store.postures.newestPoint();
    if (!point) throw new Error("The scan has not landed");
    return point;
  };
  const kinds = async (...[older, newer]: Parameters<typeof store.changes.changes>) =>
    (await store.changes.changes(older, newer))
      .filter((change) => change.subject === "finding")
      .map(({ kind }) => kind);
  return { store, scan, kinds };
}

test("a key whose rows did not change is newly failed, and fixed", async () => {
  const { scan, kinds } = await open();
  const [passed, fails, again] = [
    await scan({ fails: false }),
    await scan({ fails: true }),
    await scan({ fails: false }),
  ];
  expect(await kinds(passed, fails)).toEqual(["new"]);
  expect(await kinds(fails, again)).toEqual(["fixed"]);
  expect(await kinds(passed, again)).toEqual([]);
});

test("what another Region's scan had already found is not new, and what it still shows is not fixed", async () => {
  const { scan, kinds } = await open();
  await scan({ fails: false, regions: ["eu-central-1"] });
  const known = await scan({ fails: true, regions: ["us-east-1"] });
  const found = await scan({ fails: true, regions: ["eu-central-1"] });
  const passed = await scan({ fails: false, regions: ["eu-central-1"] });
  expect(await kinds(known, found)).toEqual([]);
  expect(await kinds(found, passed)).toEqual([]);
});

test("a key of a Region that is not scanned is fixed where the scans that lead to it are of one version", async () => {
  const { scan, kinds } = await open();
  const older = await scan({ fails: true, regions: ["eu-central-1"] });
  expect(await kinds(older, await scan({ fails: false, regions: ["eu-central-1"] }))).toEqual(["fixed"]);
});

test("a key that a scan no longer leads to is not fixed", async () => {
  const { scan, kinds } = await open();
  const older = await scan({ fails: true });
  const rows = WHOLE.rows.filter(({ keyArn }) => keyArn !== KEY);
  expect(await kinds(older, await scan({ fails: false, rows }))).toEqual([]);
});

test("a key that is newly used and fails is new, unless a row that could not be read may have led to it", async () => {
  const used = WHOLE.rows.find(({ keyArn }) => keyArn === KEY);
  if (!used) throw new Error("The sample does not use the key");
  const without = WHOLE.rows.filter(({ keyArn }) => keyArn !== KEY);
  const one = await open();
  const none = await one.scan({ fails: false, rows: without });
  expect(await one.kinds(none, await one.scan({ fails: true, rows: [...without, used] }))).toEqual(["new"]);
  const [unread] = without.filter(({ region }) => region === "us-west-2");
  if (!unread) throw new Error("The sample has no other row");
  const denied = { ...unread, verdict: "unknown", unknown: "unreadable", keyArn: null } as const;
  const gaps = without.map((row) => (row.id === unread.id ? denied : row));
  const other = await open();
  const guessing = await other.scan({ fails: false, rows: gaps });
  expect(await other.kinds(guessing, await other.scan({ fails: true, rows: [...gaps, used] }))).toEqual([]);
});

test("where a part of what a scan read is no longer kept, nothing is said of what several resources share", async () => {
  const { store, scan, kinds } = await open();
  await scan({ fails: true });
  const older = await scan({ fails: false, regions: ["us-west-2"] });
  await store.pruner.prune(-1);
  // The first scan read the finding's Region; its reading of us-west-2 is deleted.
  const newer = await scan({ fails: false });
  expect(await kinds(older, newer)).toEqual([]);
});
