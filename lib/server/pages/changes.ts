import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { sentenceOfFinding } from "#lib/controls/sentence-of-finding.ts";
import { CHANGE_KINDS, type Change, type FindingState, isInNewer } from "#lib/domain/changes/change.ts";
import { eventsBehind, isMadeByCall } from "#lib/domain/changes/events-behind.ts";
import { diffLines } from "#lib/domain/changes/policy-lines.ts";
import { type Asked, exactly, NOW, type Point, type ShownPosture } from "#lib/domain/posture.ts";
import { instantOf, isPast, LONGEST_AT } from "#lib/format/instants.ts";
import type { KeyEventReading } from "#lib/snapshots/key-event-journal.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { ChangeFacets, ChangesFilter, ChangesPinned, ChangesView, ListedChange } from "#lib/views/changes.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { accountOfKey } from "../account-of-key.ts";
import { type ChangeList, changeList } from "../change-list.ts";
import { ofPosture, shownPosture, type Which } from "../of-posture.ts";
import { lastCursor, pageOf, questionId, readCursor } from "../url/page-cursor.ts";
import { ASKED_PARAMETERS, account, cursor, limit, optional, region, repeated } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { controlText } from "./controls.ts";
import { byLabel, facetsOf, inOrderOf } from "./facets.ts";

const LABELS = typeLabels();
const TYPES = LABELS.map(({ type }) => type);
const WEEK_MS = 7 * 86_400_000;
const SCAN_ID = /^[0-9a-f]{20}$/;
/** A scan's readings, or the posture at a time. */
const side = z
  .string()
  .max(LONGEST_AT)
  .refine((text) => SCAN_ID.test(text) || isPast(text));

/** The parameters of `GET /api/changes`. */
export const CHANGE_PARAMETERS = z.strictObject({
  from: optional(side, "the ID of a completed scan, or a past time or day, to compare with (default: a week before)"),
  to: optional(side, "the ID of a completed scan, or a past time or day (default: now)"),
  kind: repeated(z.enum(CHANGE_KINDS), `a kind of change (${CHANGE_KINDS.join(", ")}); repeatable`),
  region,
  account,
  type: repeated(z.enum(TYPES), "a resource type, e.g. custom-model; repeatable"),
  limit,
  cursor,
});

/** A page names what it shows as `scan` or `at`, as all pages do. */
const PAGE_PARAMETERS = CHANGE_PARAMETERS.extend(ASKED_PARAMETERS);

/** Which part of which changes is shown. */
export interface ChangeQuery {
  /** Both as the URL or its cursor has them: ids of scans or times; null for the default. */
  readonly from: string | null;
  readonly to: string | null;
  /** What links must name; of a cursor only what the URL names too. */
  readonly pinned: ChangesPinned;
  readonly filter: ChangesFilter;
  readonly question: string;
  readonly offset: number;
  readonly limit: number;
}

/** Reads the parameters of the API. Invalid ones are reported and ignored; the API then rejects the request. */
export function readChangeQuery(parameters: UrlParameters): ReadQuery<ChangeQuery> {
  const { query, problems } = readParameters(CHANGE_PARAMETERS, parameters);
  return atPlace(query, problems);
}

/** Reads the URL of the page. */
export function readChangesPageQuery(parameters: UrlParameters): ReadQuery<ChangeQuery> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  const { scan, at, to, ...rest } = query;
  return atPlace({ ...rest, to: to ?? scan ?? at }, problems);
}

function atPlace(
  { from: given, to, limit, cursor, kind, region, account, type }: z.infer<typeof CHANGE_PARAMETERS>,
  others: readonly ParameterProblem[],
): ReadQuery<ChangeQuery> {
  // Ids sort by start. The other way round, what was fixed would read as worse.
  const isLater = given !== null && to !== null && isNotBefore(given, to);
  const from = isLater ? null : given;
  const late = isLater ? [{ parameter: "from", got: given, takes: "a scan or time before the other" }] : [];
  const filter = { kind, region, account, type };
  const question = questionId("changes", from, to, filter);
  const start = readCursor(cursor, question, null);
  const [older = from, newer = to] = start.place.of?.split(" ") ?? [];
  const query = { from: older, to: newer, pinned: { from, asked: askedBy(to) }, filter, question, limit };
  return { query: { ...query, offset: start.place.offset }, problems: [...others, ...late, ...start.problems] };
}

/** Whether the first of two scans or two times is not before the second; of one of each, that is not known here. */
function isNotBefore(from: string, to: string): boolean {
  if (SCAN_ID.test(from) !== SCAN_ID.test(to)) return false;
  return SCAN_ID.test(from) ? from >= to : (instantOf(from) ?? "") >= (instantOf(to) ?? "");
}

const askedBy = (side: string | null): Asked =>
  side === null ? NOW : SCAN_ID.test(side) ? { scan: side, at: null } : { scan: null, at: side };

/** The posture of a query that says why there is nothing to show. */
export const whichOf = ({ from, to }: ChangeQuery): Which => ({ asked: askedBy(from ?? to) });

/** What the older or newer side of a cursor, or of a link that must not move, is named by. */
const nameOf = ({ point, scan }: ShownPosture): string => (point.isOneScan ? scan.id : point.at);

/** One page of the changes between two postures; null if there is none of these, or the first is not before the other. */
export async function changes(query: ChangeQuery): Promise<ChangesView | null> {
  return ofPosture({ asked: askedBy(query.to) }, async (store, posture) => {
    const older = await olderOf(store, query.from, posture);
    if (query.from !== null && older === null) return null;
    const list = older ? await changeList(store, older.point, posture.point) : NO_CHANGES;
    const found = matching(list, query.filter);
    const { offset, limit, question, pinned } = query;
    const of = older ? `${nameOf(older)} ${nameOf(posture)}` : "";
    const place = { of, question, offset, limit };
    const listed = found.slice(offset, offset + limit).map((change) => toListed(change, older ?? posture, posture));
    const items = older ? await withEvents(store, listed, older, posture) : listed;
    const isNow = (await store.postures.newestPoint())?.at === posture.point.at;
    const asked = pinned.asked.scan === null && pinned.asked.at === null && !isNow ? exactly(posture) : pinned.asked;
    return {
      ...{ posture: { ...posture, asked }, older, labels: LABELS, pinned: { from: pinned.from, asked } },
      lastCursor: lastCursor(place, found.length),
      page: pageOf({ items, first: null, last: null }, place, found.length),
      facets: facetsOfList(list, query.filter),
    };
  });
}

/** The posture to compare with: the one that is asked for, if it is earlier, or that of a week before. */
async function olderOf(store: SnapshotStore, from: string | null, newer: ShownPosture): Promise<ShownPosture | null> {
  if (from !== null) {
    const older = await shownPosture(store, { asked: askedBy(from) });
    return older && older.point.at < newer.point.at ? older : null;
  }
  const point = await weekBefore(store, newer.point);
  return point && store.postures.shown(point, { scan: null, at: point.at });
}

/** The posture a week before another, or the oldest that is kept; null if there is none before it. */
export const weekBefore = ({ changes }: SnapshotStore, point: Point): Promise<Point | null> =>
  changes.before(point, new Date(Date.parse(point.at) - WEEK_MS).toISOString());

const NO_CHANGES: ChangeList = { changes: [], tallies: [] };

function matching({ changes }: ChangeList, { kind, region, account, type }: ChangesFilter): readonly Change[] {
  const lets = (chosen: readonly string[], value: string | null) =>
    chosen.length === 0 || (value !== null && chosen.includes(value));
  if (kind.length + region.length + account.length + type.length === 0) return changes;
  return changes.filter(
    (each) =>
      lets(kind, each.kind) && lets(region, each.region) && lets(account, each.accountId) && lets(type, each.type),
  );
}

function facetsOfList({ tallies }: ChangeList, filter: ChangesFilter): ChangeFacets {
  const labelOf = (type: string) => LABELS.find((each) => each.type === type)?.many ?? type;
  return facetsOf(tallies, ({ changes }) => changes, {
    kinds: { valueOf: ({ kind }) => kind, chosen: filter.kind, order: inOrderOf(CHANGE_KINDS) },
    regions: { valueOf: ({ region }) => region, chosen: filter.region },
    accounts: { valueOf: ({ accountId }) => accountId, chosen: filter.account },
    types: { valueOf: ({ type }) => type, chosen: filter.type, order: byLabel(labelOf) },
  });
}

/** A change with its links and sentences. */
function toListed(change: Change, older: ShownPosture, newer: ShownPosture): ListedChange {
  const scanId = (isInNewer(change) ? newer : older).scan.id;
  const listed = { scanId, keyId: null, title: null, events: null, lines: null };
  switch (change.subject) {
    case "row":
      return { ...change, ...listed };
    case "finding": {
      const { control, about } = change;
      const keyArn = about.kind === "key" ? about.arn : about.kind === "grant" ? about.keyArn : null;
      const [before, after] = [explained(control, change.before), explained(control, change.after)];
      const title = controlText(control)?.title ?? null;
      return { ...change, ...listed, keyId: keyArn && urlId(keyArn), title, before, after };
    }
    case "key":
    case "grant":
      return { ...change, ...listed, keyId: urlId(change.keyArn) };
    case "policy":
      return { ...change, ...listed, keyId: urlId(change.keyArn), lines: diffLines(change.before, change.after) };
  }
}

/** Changes with the calls that made them, where the events of their keys were searched. */
async function withEvents(
  { keyEvents }: SnapshotStore,
  changes: readonly ListedChange[],
  older: ShownPosture,
  newer: ShownPosture,
): Promise<readonly ListedChange[]> {
  const window = { after: older.point.at, until: newer.point.at };
  const readings = new Map<string, Promise<KeyEventReading>>();
  const readingOf = (keyArn: string) => {
    const reading = readings.get(keyArn) ?? keyEvents.reading({ accountId: accountOfKey(keyArn, newer), keyArn });
    readings.set(keyArn, reading);
    return reading;
  };
  return Promise.all(
    changes.map(async (change) => {
      if (!isMadeByCall(change) || !("keyArn" in change)) return change;
      const { read, events } = await readingOf(change.keyArn);
      const found = eventsBehind(change, events, window);
      const isSearched = read !== null && read.readBackTo <= window.after && read.to >= window.until && !read.cutOff;
      return { ...change, events: found.length > 0 || isSearched ? found : null };
    }),
  );
}

function explained(control: string, state: FindingState | null): FindingState | null {
  if (state === null || state.reason === null) return state;
  const { reason, reasonCode, reasonParameters } = state;
  const kept = {
    control,
    reason,
    reasonCode: reasonCode ?? undefined,
    reasonParameters: reasonParameters ?? undefined,
  };
  return { ...state, reason: sentenceOfFinding(kept) };
}
