import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { ScanBefore } from "../before-units.testkit.ts";

/* The history of an account that is scanned each day. */

export const ACCOUNT = "111122223333";
const OTHER_ACCOUNT = "444455556666";

export const dayOf = (nth: number): string => new Date(Date.UTC(2026, 9, 1 + nth, 8)).toISOString();

/** The same account read again: other times and request ids everywhere, and some rows that changed. */
export function readAgain(snapshot: Snapshot, nth: number): Snapshot {
  const again = JSON.parse(JSON.stringify(snapshot), (name, value) => {
    if (name === "at" || name === "observedAt") return typeof value === "string" ? dayOf(nth) : value;
    if (name === "requestId" || name.endsWith("RequestId")) return value && `request-${nth}-${value}`;
    return value;
  }) as Snapshot;
  const rows = again.rows.map((row, index) =>
    index % 100 === nth ? { ...row, resourceStatus: `CHANGED_${nth}` } : row,
  );
  return { ...again, rows };
}

/** What a scan of one Region read. Keys that it used are of any Region. */
function within(snapshot: Snapshot, region: string): Snapshot {
  const rows = snapshot.rows.filter((row) => row.region === region && row.type !== "region");
  const named = new Set(rows.flatMap(({ keyArn, storeArn }) => [keyArn, storeArn]));
  const ids = new Set(rows.flatMap(({ id, resourceId }) => [id, resourceId]));
  const findings = snapshot.findings.filter(({ subject }) => {
    if (subject.kind === "row" || subject.kind === "resource") return ids.has(subject.id);
    if (subject.kind === "region") return false;
    return named.has(subject.kind === "grant" ? subject.keyArn : subject.arn);
  });
  // What spans Regions belongs to the account, which a scan of one Region does not land.
  const ofRegion = snapshot.controls.filter(({ region: of, about }) => of === region && about === undefined);
  const controls = ofRegion.map(({ control }) => {
    const answers = findings.filter((finding) => finding.control === control).map(({ answer }) => answer);
    const fail = answers.filter((answer) => answer === "fail").length;
    return { control, region, pass: 3, fail, cannotTell: answers.length - fail };
  });
  return {
    ...snapshot,
    ...{ rows, findings, controls, monitoring: null, transit: null },
    resources: snapshot.resources.filter(({ observation }) => observation.region === region),
    keys: snapshot.keys.filter((key) => named.has(key.kind === "described" ? key.metadata.arn : key.reference)),
    stores: snapshot.stores.filter(({ reading, reference }) =>
      named.has(reading.kind === "read" ? reading.arn : reference.id),
    ),
    gaps: snapshot.gaps.filter((gap) => gap.region === region),
    reads: snapshot.reads.filter((read) => read.region === null || read.region === region),
  };
}

/** 30 scans; the seventh of one Region, the twentieth of another account at the same moment as the one before. */
export function thirtyScans(whole: Snapshot, regions: readonly string[]): readonly ScanBefore[] {
  return Array.from({ length: 30 }, (_, nth) => {
    const id = `scan-${String(nth).padStart(2, "0")}`;
    const snapshot = readAgain(whole, nth);
    const full = { id, accountId: ACCOUNT, regions, finishedAt: dayOf(nth), snapshot };
    if (nth === 7) return { ...full, regions: ["us-east-1"], snapshot: within(snapshot, "us-east-1") };
    if (nth === 20) return { ...full, accountId: OTHER_ACCOUNT, finishedAt: dayOf(19), snapshot: ofOther(snapshot) };
    return full;
  });
}

const ofOther = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  rows: snapshot.rows.map((row) => ({ ...row, accountId: OTHER_ACCOUNT })),
});
