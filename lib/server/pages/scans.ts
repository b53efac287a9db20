import "server-only";
import { z } from "zod";
import { SCAN_STATES, type Scan, type ScanState } from "#lib/domain/scan.ts";
import { DEFAULT_SCAN_SORT, SCAN_SORT_COLUMNS, type ScanSort } from "#lib/domain/scan-sort.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import type { ExampleHistory, ScansView } from "#lib/views/scans.ts";
import { isDemoAccount } from "../demo-account.ts";
import { addedScans } from "../example-history.ts";
import { databaseForVisitor } from "../of-snapshot.ts";
import { lastCursor, pageOf, questionId, readPlace } from "../url/page-cursor.ts";
import { scan as chosenScan, cursor, limit, repeated, takesSort } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** The parameters of `GET /api/scans`. */
export const SCANS_PARAMETERS = z.strictObject({
  state: repeated(z.enum(SCAN_STATES), `a state (${SCAN_STATES.join(", ")}); repeatable`),
  limit,
});

const PAGE_PARAMETERS = z.strictObject({
  scan: chosenScan,
  sort: z
    .enum(sortsBy(SCAN_SORT_COLUMNS))
    .default(DEFAULT_SCAN_SORT)
    .meta({ description: takesSort(SCAN_SORT_COLUMNS, DEFAULT_SCAN_SORT) }),
  limit,
  cursor,
});

/** Which part of the stored scans is shown. */
export interface ScansQuery {
  /** The scan that other pages show. The list ignores it but keeps it in its links. */
  readonly scan: string | null;
  readonly sort: ScanSort;
  readonly limit: number;
  readonly offset: number;
  /** The newest scan at the time of the first page, so that later scans do not shift the pages. Null for the newest now. */
  readonly upTo: string | null;
  readonly question: string;
}

/** Reads the URL of the page: `scan`, `sort`, `limit` and `cursor`. Invalid values are reported and ignored. */
export function readScansQuery(parameters: UrlParameters): ReadQuery<ScansQuery> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  const { cursor, ...rest } = query;
  const question = questionId("scans", rest.sort);
  const at = readPlace(null, cursor, question, null);
  const place = { upTo: at.place.scan, offset: at.place.offset };
  return { query: { ...rest, question, ...place }, problems: [...problems, ...at.problems] };
}

/** One page of the stored scans, with the scan that the dashboard shows and the active one. */
export async function scansPage({ sort, upTo, offset, ...query }: ScansQuery, now: Date): Promise<ScansView> {
  const active = await activeScan();
  const { scans } = await databaseForVisitor();
  const newest = upTo ?? (await scans.listScans(1))[0]?.id ?? "";
  const place = { scan: newest, question: query.question, offset, limit: query.limit };
  const items = await scans.scansUpTo(newest, sort, now, offset, query.limit);
  const page = pageOf({ items, first: null, last: null }, place, await scans.countUpTo(newest));
  const newestCompleted = await scans.newestCompleted();
  return { page, lastCursor: lastCursor(place, page.total), newestCompleted, active, history: await exampleHistory() };
}

/** The newest scans, newest first, in some states or in any. */
export async function scans(limit: number, states: readonly ScanState[] = []): Promise<readonly Scan[]> {
  return (await databaseForVisitor()).scans.listScans(limit, states);
}

/** One scan in any state; null where there is none of this id. */
export async function scan(id: string): Promise<Scan | null> {
  return (await databaseForVisitor()).scans.scan(id);
}

/** The scan that is queued or running now, in this process or another one; null where there is none. */
export async function activeScan(): Promise<Scan | null> {
  const { interrupted, scans } = await databaseForVisitor();
  await interrupted.notice();
  return scans.activeScan();
}

/** The scans of the past that the demo has added so far; null without any, and for every other account. */
export async function exampleHistory(): Promise<ExampleHistory | null> {
  if (!isDemoAccount()) return null;
  const added = await addedScans(await databaseForVisitor());
  const [newest] = added;
  return newest ? { added: added.length, of: newest.of } : null;
}
