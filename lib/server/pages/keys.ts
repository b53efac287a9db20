import "server-only";
import { z } from "zod";
import type { KeyFilter } from "#lib/domain/key-filter.ts";
import { DEFAULT_KEY_SORT, KEY_SORT_COLUMNS, type KeySort } from "#lib/domain/key-sort.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { keyOrder } from "#lib/snapshots/key-order.ts";
import type { KeyTally } from "#lib/snapshots/key-queries.ts";
import type { KeyFacets, KeysView } from "#lib/views/keys.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { incompleteIn } from "../may-have-more.ts";
import { ofPosture } from "../of-posture.ts";
import { boundTo, lastCursor, type PageQuery, pageOf, questionId, readPlace } from "../url/page-cursor.ts";
import {
  ASKED_PARAMETERS,
  account,
  cursor,
  limit,
  optional,
  q,
  region,
  repeated,
  takesSort,
} from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { facetsOf } from "./facets.ts";

const KEY_STATES = [
  ...["Creating", "Enabled", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable"],
  ...["Updating", "Gone", "Unreadable"],
];

/** The parameters of `GET /api/keys`. */
export const KEY_PARAMETERS = z.strictObject({
  ...ASKED_PARAMETERS,
  manager: repeated(z.enum(["AWS", "CUSTOMER"]), "AWS or CUSTOMER; repeatable"),
  state: repeated(z.enum(KEY_STATES), `a key state (${KEY_STATES.join(", ")}); repeatable`),
  usability: optional(z.enum(["unusable"]), "unusable (unusable or pending deletion)"),
  region,
  account,
  q,
  limit,
  cursor,
});

const PAGE_PARAMETERS = KEY_PARAMETERS.extend({
  sort: z
    .enum(sortsBy(KEY_SORT_COLUMNS))
    .default(DEFAULT_KEY_SORT)
    .meta({ description: takesSort(KEY_SORT_COLUMNS, DEFAULT_KEY_SORT) }),
});

/** Which part of which keys is shown. */
export interface KeyQuery extends PageQuery {
  readonly filter: KeyFilter;
  readonly sort: KeySort;
}

/** Reads the parameters of the API. Invalid ones are reported and ignored; the API then rejects the request. */
export function readKeyQuery(parameters: UrlParameters): ReadQuery<KeyQuery> {
  const { query, problems } = readParameters(KEY_PARAMETERS, parameters);
  return atPlace({ ...query, sort: DEFAULT_KEY_SORT }, problems);
}

/** Reads the URL of the page, which also has the order of the table. */
export function readKeysPageQuery(parameters: UrlParameters): ReadQuery<KeyQuery> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  return atPlace(query, problems);
}

function atPlace(
  { scan, at: time, sort, limit, cursor, ...filter }: z.infer<typeof PAGE_PARAMETERS>,
  problems: readonly ParameterProblem[],
): ReadQuery<KeyQuery> {
  const question = questionId("keys", filter, sort);
  const at = readPlace({ scan, at: time }, cursor, question, keyOrder(sort));
  return { query: { ...at.place, question, filter, sort, limit }, problems: [...problems, ...at.problems] };
}

/** One page of keys, with the filter options; null if there is no such posture. */
export async function keys(query: KeyQuery): Promise<KeysView | null> {
  const { filter, sort } = query;
  return ofPosture(query, async (store, posture) => {
    const { point } = posture;
    const bound = { ...query, of: boundTo(posture) };
    const total = await store.keys.countKeys(point, filter);
    const page = pageOf(await store.keys.page(point, filter, sort, query, total), bound, total);
    const facets = keyFacets(await store.keys.tallies(point, filter), filter);
    const atRisk = await store.keys.countAtRisk(point);
    const incomplete = await incompleteIn(store, posture, page.items);
    return { posture, incomplete, page, lastCursor: lastCursor(bound, total), facets, atRisk };
  });
}

/** @param tallies of the keys that match the search */
function keyFacets(tallies: readonly KeyTally[], filter: KeyFilter): KeyFacets {
  return facetsOf(tallies, ({ keys }) => keys, {
    states: { valueOf: ({ state }) => state, chosen: filter.state },
    managers: { valueOf: ({ manager }) => manager, chosen: filter.manager },
    regions: { valueOf: ({ region }) => region, chosen: filter.region },
    accounts: { valueOf: ({ accountId }) => accountId, chosen: filter.account },
  });
}
