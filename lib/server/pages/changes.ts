import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { sentenceOfFinding } from "#lib/controls/sentence-of-finding.ts";
import { CHANGE_KINDS, type Change, type FindingState, isInNewer } from "#lib/domain/changes/change.ts";
import { diffLines } from "#lib/domain/changes/policy-lines.ts";
import { type CompletedScan, isCompleted } from "#lib/domain/scan.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import type { ChangeFacets, ChangesFilter, ChangesView, ListedChange } from "#lib/views/changes.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { type ChangeList, changeList } from "../change-list.ts";
import { ofSnapshot } from "../of-snapshot.ts";
import { lastCursor, type PageQuery, pageOf, questionId, readPlace } from "../url/page-cursor.ts";
import { cursor, limit, optional, region, repeated, scan } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { controlText } from "./controls.ts";
import { byLabel, facetsOf, inOrderOf } from "./facets.ts";

const LABELS = typeLabels();
const TYPES = LABELS.map(({ type }) => type);
/** The most scans to choose from. */
const MOST_OTHERS = 50;
const scanId = z.string().regex(/^[0-9a-f]{20}$/);

/** The parameters of `GET /api/changes`. */
export const CHANGE_PARAMETERS = z.strictObject({
  from: optional(scanId, "the ID of the older completed scan (default: the one before the newer)"),
  to: optional(scanId, "the ID of the newer completed scan (default: the newest)"),
  kind: repeated(z.enum(CHANGE_KINDS), `a kind of change (${CHANGE_KINDS.join(", ")}); repeatable`),
  region,
  type: repeated(z.enum(TYPES), "a resource type, e.g. custom-model; repeatable"),
  limit,
  cursor,
});

/** A page names the scan that it shows as `scan`, as all pages do. */
const PAGE_PARAMETERS = CHANGE_PARAMETERS.extend({ scan });

/** Which part of which changes is shown. `scan` is the newer scan, and with a cursor both: `FROM TO`. */
export interface ChangeQuery extends PageQuery {
  readonly from: string | null;
  readonly filter: ChangesFilter;
}

/** Reads the parameters of the API. Invalid ones are reported and ignored; the API then rejects the request. */
export function readChangeQuery(parameters: UrlParameters): ReadQuery<ChangeQuery> {
  const { query, problems } = readParameters(CHANGE_PARAMETERS, parameters);
  return atPlace(query, problems);
}

/** Reads the URL of the page. */
export function readChangesPageQuery(parameters: UrlParameters): ReadQuery<ChangeQuery> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  return atPlace({ ...query, to: query.to ?? query.scan }, problems);
}

function atPlace(
  { from: given, to, limit, cursor, kind, region, type }: z.infer<typeof CHANGE_PARAMETERS>,
  others: readonly ParameterProblem[],
): ReadQuery<ChangeQuery> {
  // Ids sort by start. The other way round, what was fixed would read as worse.
  const isLater = given !== null && to !== null && given >= to;
  const from = isLater ? null : given;
  const late = isLater
    ? [{ parameter: "from", got: given, takes: "the ID of a scan that started before the other" }]
    : [];
  const problems = [...others, ...late];
  const filter = { kind, region, type };
  const question = questionId("changes", from, to, filter);
  const at = readPlace(null, cursor, question, null);
  const [olderId = from, newerId = to] = at.place.scan?.split(" ") ?? [];
  const place = { scan: newerId ?? null, asked: to, offset: at.place.offset, beside: null };
  return {
    query: { ...place, from: olderId ?? null, question, filter, limit },
    problems: [...problems, ...at.problems],
  };
}

/** One page of the changes between two completed scans of an account; null if there is no such scan. */
export async function changes(query: ChangeQuery): Promise<ChangesView | null> {
  return ofSnapshot(query.scan, async (store, scan) => {
    const others = await store.scans.completedOf(scan.accountId, MOST_OTHERS);
    const older = await olderOf(store, query.from, scan);
    if (query.from !== null && older === null) return null;
    const list = older ? await changeList(store, older, scan) : NO_CHANGES;
    const found = matching(list, query.filter);
    const { offset, limit, question } = query;
    const place = { scan: `${older?.id ?? ""} ${scan.id}`, question, offset, limit };
    const items = found.slice(offset, offset + limit).map((change) => toListed(change, older ?? scan, scan));
    const isNewest = (await store.scans.newestCompleted())?.id === scan.id;
    const pinned = { from: query.from, scan: query.asked ?? (isNewest && query.from === null ? null : scan.id) };
    return {
      ...{ scan, older, others: others.filter(({ id }) => id < scan.id), labels: LABELS },
      ...{ pinned, lastCursor: lastCursor(place, found.length) },
      page: pageOf({ items, first: null, last: null }, place, found.length),
      facets: facetsOfList(list, query.filter),
    };
  });
}

const NO_CHANGES: ChangeList = { changes: [], tallies: [] };

/** The scan to compare with: the named one, if it is an earlier one of the same account, or the one before. */
async function olderOf(store: SnapshotStore, from: string | null, newer: CompletedScan): Promise<CompletedScan | null> {
  if (from === null) return store.scans.completedBefore(newer);
  const found = await store.scans.scan(from);
  return isCompleted(found) && found.accountId === newer.accountId && found.id < newer.id ? found : null;
}

function matching({ changes }: ChangeList, { kind, region, type }: ChangesFilter): readonly Change[] {
  const lets = (chosen: readonly string[], value: string | null) =>
    chosen.length === 0 || (value !== null && chosen.includes(value));
  if (kind.length + region.length + type.length === 0) return changes;
  return changes.filter((each) => lets(kind, each.kind) && lets(region, each.region) && lets(type, each.type));
}

function facetsOfList({ tallies }: ChangeList, filter: ChangesFilter): ChangeFacets {
  const labelOf = (type: string) => LABELS.find((each) => each.type === type)?.many ?? type;
  return facetsOf(tallies, ({ changes }) => changes, {
    kinds: { valueOf: ({ kind }) => kind, chosen: filter.kind, order: inOrderOf(CHANGE_KINDS) },
    regions: { valueOf: ({ region }) => region, chosen: filter.region },
    types: { valueOf: ({ type }) => type, chosen: filter.type, order: byLabel(labelOf) },
  });
}

/** A change with its links and sentences. */
function toListed(change: Change, older: CompletedScan, newer: CompletedScan): ListedChange {
  const scanId = isInNewer(change) ? newer.id : older.id;
  const listed = { scanId, keyId: null, title: null, lines: null };
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
