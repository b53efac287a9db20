import "server-only";
import { z } from "zod";
import { SEVERITIES, type Severity } from "#lib/domain/control-text.ts";
import type { FindingFilter } from "#lib/domain/finding-filter.ts";
import { DEFAULT_FINDING_SORT, FINDING_SORT_COLUMNS, type FindingSort } from "#lib/domain/finding-sort.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { findingsOrder } from "#lib/snapshots/control-queries.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { type PageQuery, questionId, readPlace } from "../url/page-cursor.ts";
import { ASKED_PARAMETERS, account, cursor, from, limit, q, region, repeated, takesSort } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { CONTROL_TEXTS } from "./controls.ts";

/** The parameters of `GET /api/findings`. */
export const FINDING_PARAMETERS = z.strictObject({
  ...ASKED_PARAMETERS,
  control: repeated(z.string().regex(/^BEP-\d{3}$/), "the ID of a control, e.g. BEP-001; repeatable"),
  answer: repeated(z.enum(["fail", "cannot-tell"]), "fail or cannot-tell; repeatable"),
  severity: repeated(z.enum(SEVERITIES), `a severity (${SEVERITIES.join(", ")}); repeatable`),
  region,
  account,
  q,
  limit,
  cursor,
});

/** The path of a control's page names the control. */
const PAGE_PARAMETERS = FINDING_PARAMETERS.extend({
  from,
  sort: z
    .enum(sortsBy(FINDING_SORT_COLUMNS))
    .default(DEFAULT_FINDING_SORT)
    .meta({ description: takesSort(FINDING_SORT_COLUMNS, DEFAULT_FINDING_SORT) }),
});

/** Which part of which findings is shown. */
export interface FindingQuery extends PageQuery {
  readonly filter: FindingFilter;
  readonly sort: FindingSort;
}

/** The same for the page of a control. */
export interface ControlPageQuery extends FindingQuery {
  /** The page that it was opened from, as written in the URL. */
  readonly from: string | null;
}

/** Reads the parameters of the API. Invalid ones are reported and ignored; the API then rejects the request. */
export function readFindingQuery(parameters: UrlParameters): ReadQuery<FindingQuery> {
  const { query, problems } = readParameters(FINDING_PARAMETERS, parameters);
  return atPlace({ ...query, sort: DEFAULT_FINDING_SORT }, problems);
}

/** Reads the URL of a control's page, which also has the order of the table. */
export function readControlPageQuery(
  id: string,
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
): ReadQuery<ControlPageQuery> {
  const read = readParameters(PAGE_PARAMETERS, { ...parameters, control: id });
  const { from, ...rest } = read.query;
  const { query, problems } = atPlace(rest, read.problems);
  return { query: { ...query, from }, problems };
}

function atPlace(
  { scan, at: time, limit, cursor, control, severity, sort, ...rest }: Omit<z.infer<typeof PAGE_PARAMETERS>, "from">,
  problems: readonly ParameterProblem[],
): ReadQuery<FindingQuery> {
  const filter = { ...rest, control: controlsMeant(control, severity) };
  const question = questionId("findings", filter, sort);
  const at = readPlace({ scan, at: time }, cursor, question, findingsOrder(sort));
  return { query: { ...at.place, question, filter, sort, limit }, problems: [...problems, ...at.problems] };
}

/** The controls of these ids and severities; null for all. */
function controlsMeant(ids: readonly string[], severities: readonly Severity[]): readonly string[] | null {
  if (severities.length === 0) return ids.length === 0 ? null : ids;
  const severe = CONTROL_TEXTS.filter(({ severity }) => severities.includes(severity)).map(({ id }) => id);
  return ids.length === 0 ? severe : severe.filter((id) => ids.includes(id));
}
