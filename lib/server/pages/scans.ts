import "server-only";
import { z } from "zod";
import type { UnitReading } from "#lib/domain/coverage.ts";
import { type Asked, NOW } from "#lib/domain/posture.ts";
import { SCAN_STATES, type Scan, type ScanState } from "#lib/domain/scan.ts";
import { DEFAULT_SCAN_SORT, SCAN_SORT_COLUMNS, type ScanSort } from "#lib/domain/scan-sort.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import type { ExampleHistory, ScansView } from "#lib/views/scans.ts";
import { isDemoAccount } from "../demo-account.ts";
import { addedScans } from "../example-history.ts";
import { databaseForVisitor } from "../of-posture.ts";
import { lastCursor, pageOf, questionId, readCursor } from "../url/page-cursor.ts";
import { ASKED_PARAMETERS, cursor, limit, repeated, SCOPE_PARAMETERS, takesSort } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";

/** The parameters of `GET /api/scans`. */
export const SCANS_PARAMETERS = z.strictObject({
  state: repeated(z.enum(SCAN_STATES), `a state (${SCAN_STATES.join(", ")}); repeatable`),
  limit,
});

const PAGE_PARAMETERS = z.strictObject({
  ...ASKED_PARAMETERS,
  ...SCOPE_PARAMETERS,
  sort: z
    .enum(sortsBy(SCAN_SORT_COLUMNS))
    .default(DEFAULT_SCAN_SORT)
    .meta({ description: takesSort(SCAN_SORT_COLUMNS, DEFAULT_SCAN_SORT) }),
  limit,
  cursor,
});

/** Which part of the stored scans is shown. */
export interface ScansQuery {
  /** What other pages show. The list ignores it but keeps it in its links. */
  readonly asked: Asked;
  readonly sort: ScanSort;
  readonly limit: number;
  readonly offset: number;
  /** The newest scan at the time of the first page, so that later scans do not shift the pages. Null for the newest now. */
  readonly upTo: string | null;
  readonly question: string;
}

/** Reads the URL of the page: `scan`, `at`, `sort`, `limit` and `cursor`. Invalid values are reported and ignored. */
export function readScansQuery(parameters: UrlParameters): ReadQuery<ScansQuery> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  const { cursor, scan, at, account, region, ...rest } = query;
  const question = questionId("scans", rest.sort);
  const start = readCursor(cursor, question, null);
  const place = { upTo: start.place.of, offset: start.place.offset };
  return {
    query: { ...rest, asked: { scan, at, account, region }, question, ...place },
    problems: [...problems, ...start.problems],
  };
}

/** One page of the stored scans, with the scan that the dashboard shows and the active one. */
export async function scansPage({ sort, upTo, offset, ...query }: ScansQuery, now: Date): Promise<ScansView> {
  const active = await activeScan();
  const { scans, postures } = await databaseForVisitor();
  const newest = upTo ?? (await scans.listScans(1))[0]?.id ?? "";
  const place = { of: newest, question: query.question, offset, limit: query.limit };
  const items = await scans.scansUpTo(newest, sort, now, offset, query.limit);
  const page = pageOf({ items, first: null, last: null }, place, await scans.countUpTo(newest));
  const newestCompleted = await scans.newestCompleted();
  const point = await postures.newestPoint();
  const shown = point && (await postures.shown(point, NOW));
  const list = { page, lastCursor: lastCursor(place, page.total), newestCompleted, active };
  return { ...list, regions: shown?.regions ?? [], history: await exampleHistory() };
}

/** The newest scans, newest first, in some states or in any. */
export async function scans(limit: number, states: readonly ScanState[] = []): Promise<readonly Scan[]> {
  return (await databaseForVisitor()).scans.listScans(limit, states);
}

/** One scan in any state; null where there is none of this id. */
export async function scan(id: string): Promise<Scan | null> {
  return (await databaseForVisitor()).scans.scan(id);
}

/** What a scan landed: its reading of each account × Region; empty if it has not landed or is no longer kept. */
export async function landedBy(id: string): Promise<readonly UnitReading[]> {
  const { coverage, postures } = await databaseForVisitor();
  const point = await postures.pointOfScan(id);
  return point ? coverage.newest(point) : [];
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
