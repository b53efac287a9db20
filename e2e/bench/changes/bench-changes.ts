import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { atEnd } from "#lib/cli/command.ts";
import { checkFaults, checkMadeChanges, checkNothing } from "#lib/domain/changes/laws.testkit.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { keepLargeSnapshot } from "../large-snapshot.ts";
import { report, timed } from "../report.ts";

const HISTORIES = 1_000;
const PROTECTIONS = 100_000;
/** One in so many protections changes between the two scans. */
const CHANGED = 100;

/**
 * The law of changes over many histories, and the comparison of two large scans.
 *
 * @returns whether the law holds
 */
export async function benchChanges(): Promise<boolean> {
  console.error(`${HISTORIES} histories …`);
  const breaches = [checkMadeChanges, checkFaults, checkNothing].flatMap((check) => {
    try {
      check(HISTORIES);
      return [];
    } catch (error) {
      return error instanceof Error ? error.message : `${error}`;
    }
  });
  for (const breach of breaches) console.error(breach);
  report({ name: "changes, breaches of the law", value: breaches.length, unit: "breaches", floor: null });
  await benchComparison();
  return breaches.length === 0;
}

async function benchComparison(): Promise<void> {
  console.error(`Two scans with ${PROTECTIONS} protections …`);
  const folder = mkdtempSync(join(tmpdir(), "posture-changes-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "posture.db");
  await keepLargeSnapshot(file, PROTECTIONS);
  await keepLargeSnapshot(file, PROTECTIONS, altered);
  const store = await openDatabase(`file:${file}`, { now: () => new Date() });
  const scans = await store.scans.listScans(2);
  const [newer, older] = await Promise.all(scans.map(({ id }) => store.postures.pointOfScan(id)));
  if (!newer || !older) throw new Error("There are not two scans");
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let changes = 0;
  const took = await timed(async () => {
    changes = (await store.changes.changes(older, newer)).length;
  });
  delay.disable();
  await store.close();
  report({ name: "changes, comparison of two scans", value: took, unit: "ms", floor: null });
  report({ name: "changes, longest pause of other work meanwhile", value: delay.max / 1e6, unit: "ms", floor: null });
  report({ name: "changes, found", value: changes, unit: "changes", floor: null });
}

/** Some protections move to a customer managed key. */
const altered = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  rows: snapshot.rows.map((row, index) =>
    index % CHANGED === 0 && row.verdict === "aws-owned" ? { ...row, verdict: "customer-managed" as const } : row,
  ),
});
