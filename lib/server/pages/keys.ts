import "server-only";
import { z } from "zod";
import type { KeyFilter } from "#lib/domain/key-filter.ts";
import type { KeysView } from "#lib/views/keys.ts";
import { ofSnapshot, pinnedIn } from "../of-snapshot.ts";
import { type PageQuery, pageOf, questionId, readPlace } from "../url/page-cursor.ts";
import { account, cursor, limit, q, region, repeated, scan } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { keyFacetsOf } from "./facets.ts";

const KEY_STATES = [
  ...["Creating", "Enabled", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable"],
  ...["Updating", "Gone", "Unreadable"],
];

/** The parameters of the keys table and of `GET /api/keys`. */
export const KEY_PARAMETERS = z.strictObject({
  scan,
  manager: repeated(z.enum(["AWS", "CUSTOMER"]), "AWS or CUSTOMER; repeatable"),
  state: repeated(z.enum(KEY_STATES), `a key state (${KEY_STATES.join(", ")}); repeatable`),
  region,
  account,
  q,
  limit,
  cursor,
});

/** Which part of which keys is shown: at risk first, of these the next to be deleted; then most dependants first. */
export interface KeyQuery extends PageQuery {
  readonly filter: KeyFilter;
}

/** Reads the URL of the keys table. What is wrong is reported and left out; the API then refuses the request. */
export function readKeyQuery(parameters: UrlParameters): ReadQuery<KeyQuery> {
  const { query, problems } = readParameters(KEY_PARAMETERS, parameters);
  const { scan, limit, cursor, ...filter } = query;
  const question = questionId("keys", filter);
  const at = readPlace(scan, cursor, question);
  return { query: { ...at.place, question, filter, limit }, problems: [...problems, ...at.problems] };
}

/** One page of keys, with what the filters may take; null where there is no such completed scan. */
export async function keys(query: KeyQuery): Promise<KeysView | null> {
  const { filter, offset, limit } = query;
  return ofSnapshot(query.scan, async (store, scan) => {
    const items = await store.keys.keys(scan.id, filter, offset, limit);
    const page = pageOf(items, { ...query, scan: scan.id }, await store.keys.countKeys(scan.id, filter));
    const facets = keyFacetsOf(await store.keys.tallies(scan.id));
    const atRisk = await store.keys.countAtRisk(scan.id);
    return { scan, pinned: await pinnedIn(store, query, scan), page, facets, atRisk };
  });
}
