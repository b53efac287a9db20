import { readCsv } from "#lib/evidence/read-csv.ts";

/** What the evidence files of the load are narrowed to: enough rows to be torn, few enough to ask often. */
export const EVIDENCE_FILTER = "verdict=key-unusable&region=us-east-1&type=custom-model";

/** A snapshot that answers may be of, with its rows in all and those that the evidence filter leaves. */
export interface Known {
  readonly scanId: string;
  readonly all: number;
  readonly filtered: number;
}

/** What an answer says about the snapshot that it is of; checked when all snapshots are known. */
export interface Claim {
  /** The scans that its rows are of. */
  readonly scans: readonly string[];
  readonly rows: number;
  readonly of: "all" | "filtered";
}

/** A page's claim: the large numbers on it. */
export interface PageClaim {
  readonly numbers: ReadonlySet<string>;
}

/** The claim of an answer of `GET /api/resources`, whose rows were observed before a scan began or after. */
export function claimOfRows(text: string, before: string, scan: { readonly id: string; readonly startedAt: string }) {
  const { items, total } = JSON.parse(text) as { items: { observedAt: string }[]; total: number };
  const scans = new Set(items.map(({ observedAt }) => (observedAt < scan.startedAt ? before : scan.id)));
  return { scans: [...scans], rows: total, of: "all" } satisfies Claim;
}

/** The claim of an evidence CSV: each of its rows names its scan. */
export function claimOfEvidence(text: string): Claim {
  const [header = [], ...rows] = readCsv(text);
  const scans = new Set(rows.map((row) => row[header.indexOf("scan_id")] ?? ""));
  return { scans: [...scans], rows: rows.length, of: "filtered" };
}

/** The claim of a page that tells how many rows there are. */
export const claimOfPage = (html: string): PageClaim => ({
  numbers: new Set(html.match(/\d{1,3}(?:,\d{3})+/g)),
});

/** One sentence for a claim that no single snapshot bears out; null for one that does. */
export function tear(claim: Claim | PageClaim, snapshots: readonly Known[]): string | null {
  if ("numbers" in claim) {
    const shown = snapshots.filter(({ all }) => claim.numbers.has(all.toLocaleString("en-US")));
    return shown.length === 1 ? null : `a page tells the rows of ${shown.length} snapshots`;
  }
  if (claim.scans.length !== 1) return `one answer has rows of ${claim.scans.length} scans`;
  const snapshot = snapshots.find(({ scanId }) => scanId === claim.scans[0]);
  if (!snapshot) return `rows of the unknown scan ${claim.scans[0]}`;
  const due = snapshot[claim.of];
  return claim.rows === due ? null : `${claim.rows} rows where scan ${snapshot.scanId} has ${due}`;
}
