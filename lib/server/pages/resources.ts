import "server-only";
import { z } from "zod";
import { typeLabels } from "#lib/catalogue/type-labels.ts";
import { DEFAULT_SORT, type RowFilter, SORT_COLUMNS, type Sort } from "#lib/domain/row-filter.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import { rowOrder } from "#lib/snapshots/row-order.ts";
import type { RowTally } from "#lib/snapshots/row-queries.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import {
  COLUMN_IDS,
  type ColumnId,
  type ResourceFacets,
  type ResourcesView,
  USUAL_COLUMNS,
} from "#lib/views/resources.ts";
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
import { byLabel, facetsOf, inOrderOf } from "./facets.ts";

const TYPES = typeLabels().map(({ type }) => type);

/** Filters and order of the protections, in the table, the API and the evidence CSV. */
export const ROW_PARAMETERS = {
  ...ASKED_PARAMETERS,
  type: repeated(z.enum(TYPES), `a resource type (${TYPES.join(", ")}); repeatable`),
  verdict: repeated(z.enum(VERDICTS), `a verdict (${VERDICTS.join(", ")}); repeatable`),
  region,
  account,
  resource: optional(z.string().regex(/^[0-9a-f]{16}$/), "the ID of a resource, to list only its protections"),
  key: optional(
    z
      .string()
      .max(2048)
      .regex(/^(arn:|alias\/)/),
    "a key ARN, an alias ARN or alias/…",
  ),
  q,
  unknown: optional(z.enum(["unreadable", "not-exposed"]), "unreadable or not-exposed"),
  finding: optional(z.string().regex(/^BEP-\d{3}$/), "the ID of a control, e.g. BEP-001"),
  sort: z
    .enum(sortsBy(SORT_COLUMNS))
    .default(DEFAULT_SORT)
    .meta({ description: takesSort(SORT_COLUMNS, DEFAULT_SORT) }),
};

/** The parameters of `GET /api/resources`. */
export const RESOURCE_PARAMETERS = z.strictObject({ ...ROW_PARAMETERS, limit, cursor });

const COLUMNS_TAKEN = `columns (${COLUMN_IDS.join(",")})`;
const PAGE_PARAMETERS = RESOURCE_PARAMETERS.extend({ cols: optional(z.string(), COLUMNS_TAKEN) });

/** Which part of which rows is shown. */
export interface ResourceQuery extends PageQuery {
  readonly filter: RowFilter;
  readonly sort: Sort;
}

/** Reads the parameters of the API. Invalid ones are reported and ignored; the API then rejects the request. */
export function readResourceQuery(parameters: UrlParameters): ReadQuery<ResourceQuery> {
  const { query, problems } = readParameters(RESOURCE_PARAMETERS, parameters);
  return atPlace(query, problems);
}

/** Reads the URL of the page, which also has the columns of the table: `cols=a,b,c`. */
export function readResourcesPageQuery(
  parameters: UrlParameters,
): ReadQuery<ResourceQuery & { readonly columns: readonly ColumnId[] }> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  const { cols, ...rest } = query;
  const read = atPlace(rest, problems);
  const { columns, unknown } = readColumns(cols);
  const wrong =
    unknown.length > 0 ? [{ parameter: "cols", got: unknown.join(",").slice(0, 100), takes: COLUMNS_TAKEN }] : [];
  return { query: { ...read.query, columns }, problems: [...read.problems, ...wrong] };
}

function atPlace(
  { scan, at: time, sort, limit, cursor, ...filter }: z.infer<typeof RESOURCE_PARAMETERS>,
  problems: readonly ParameterProblem[],
): ReadQuery<ResourceQuery> {
  const question = questionId("rows", filter, sort);
  const at = readPlace({ scan, at: time }, cursor, question, rowOrder(sort));
  return { query: { ...at.place, question, filter, sort, limit }, problems: [...problems, ...at.problems] };
}

/** The known columns in their order; the usual ones where none but the first is named. */
function readColumns(text: string | null) {
  const named = text?.split(",").filter((id) => id !== "") ?? [];
  const columns = COLUMN_IDS.filter((id) => id === "resource" || named.includes(id));
  const unknown = named.filter((id) => !COLUMN_IDS.some((known) => known === id));
  return { columns: columns.length > 1 ? columns : USUAL_COLUMNS, unknown };
}

/** One page of protections, with the filter options; null if there is no such posture. */
export async function resources(query: ResourceQuery): Promise<ResourcesView | null> {
  const { filter, sort } = query;
  return ofPosture(query, async (store, posture) => {
    const { point } = posture;
    const bound = { ...query, of: boundTo(posture) };
    const { rows } = store;
    const total = await rows.countRows(point, filter);
    const found = await rows.page(point, filter, sort, query, total);
    const items = found.items.map((row) => ({ ...row, keyId: row.keyArn && urlId(row.keyArn) }));
    const page = pageOf({ ...found, items }, bound, total);
    const all = (await rows.tallies(point)).reduce((sum, tally) => sum + tally.rows, 0);
    const facets = rowFacets(await rows.tallies(point, filter), filter);
    return { posture, all, page, lastCursor: lastCursor(bound, total), labels: typeLabels(), facets };
  });
}

const TYPE_LABELS = new Map(typeLabels().map(({ type, many }) => [type, many]));

/** @param tallies of the rows that match search, key, control and resource */
function rowFacets(tallies: readonly RowTally[], filter: RowFilter): ResourceFacets {
  const known = tallies.filter(({ unknown }) => filter.unknown === null || unknown === filter.unknown);
  return facetsOf(known, ({ rows }) => rows, {
    types: {
      valueOf: ({ type }) => type,
      chosen: filter.type,
      order: byLabel((type) => TYPE_LABELS.get(type) ?? type),
    },
    verdicts: { valueOf: ({ verdict }) => verdict, chosen: filter.verdict, order: inOrderOf(VERDICTS) },
    regions: { valueOf: ({ region }) => region, chosen: filter.region },
    accounts: { valueOf: ({ accountId }) => accountId, chosen: filter.account },
  });
}
