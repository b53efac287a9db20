import type { CodedRow, Snapshot } from "#lib/domain/snapshot.ts";
import { CALL, DENIED, sampleSnapshot } from "../snapshot-sample.testkit.ts";

/* The account of the tests of landings, as scans read it on several days. */

export const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];

/** An account with some of the first `count` rows of the sample, and their resources. */
export function accountOf(
  count: number,
  change: (rows: readonly CodedRow[]) => readonly CodedRow[] = (rows) => rows,
): Snapshot {
  const snapshot = sampleSnapshot(count);
  const rows = change(snapshot.rows);
  const ids = new Set(rows.map(({ resourceId }) => resourceId));
  return { ...snapshot, rows, resources: snapshot.resources.filter(({ id }) => ids.has(id)) };
}

/** A resource gets another status, and another one is gone. */
export const changed = (rows: readonly CodedRow[]): readonly CodedRow[] =>
  rows.slice(1).map((row, index) => (index === 6 ? { ...row, resourceStatus: "FAILED" } : row));

/** An account as it is read on a day: times, request ids and messages are of that day. */
export function readOn(day: number, snapshot: Snapshot): Snapshot {
  const at = new Date(Date.UTC(2026, 10, day, 9)).toISOString();
  const call = { ...CALL, at, requestId: `request-${day}` };
  return {
    ...snapshot,
    rows: snapshot.rows.map((row) => ({ ...row, observedAt: at, sourceRequestId: `request-${day}-${row.id}` })),
    resources: snapshot.resources.map((each) => ({ ...each, observation: { ...each.observation, calls: [call] } })),
    gaps: snapshot.gaps.map((gap) => ({ ...gap, failure: { ...DENIED, ...call, message: `not authorized (${day})` } })),
  };
}
