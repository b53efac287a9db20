import "server-only";
import { z } from "zod";
import { type ControlText, SEVERITIES, type Severity } from "#lib/domain/control-text.ts";
import { ANSWERS } from "#lib/domain/finding.ts";
import type { FindingFilter } from "#lib/domain/finding-filter.ts";
import { DEFAULT_FINDING_SORT, FINDING_SORT_COLUMNS, type FindingSort } from "#lib/domain/finding-sort.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import { findingsOrder } from "#lib/snapshots/control-queries.ts";
import type { ControlView } from "#lib/views/control.ts";
import type { FindingsView } from "#lib/views/findings.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { ofSnapshot, pinnedIn } from "../of-snapshot.ts";
import { lastCursor, type PageQuery, pageOf, questionId, readPlace } from "../url/page-cursor.ts";
import { cursor, limit, q, region, repeated, scan, takesSort } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { CONTROL_TEXTS } from "./controls.ts";
import { facetsOf, inOrderOf } from "./facets.ts";
import { listFindings } from "./listed-findings.ts";

/** The parameters of `GET /api/findings`. */
export const FINDING_PARAMETERS = z.strictObject({
  scan,
  control: repeated(z.string().regex(/^BEP-\d{3}$/), "the ID of a control, e.g. BEP-001; repeatable"),
  answer: repeated(z.enum(["fail", "cannot-tell"]), "fail or cannot-tell; repeatable"),
  severity: repeated(z.enum(SEVERITIES), `a severity (${SEVERITIES.join(", ")}); repeatable`),
  region,
  q,
  limit,
  cursor,
});

/** The path of a control's page names the control. */
const PAGE_PARAMETERS = FINDING_PARAMETERS.extend({
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

/** Reads the parameters of the API. Invalid ones are reported and ignored; the API then rejects the request. */
export function readFindingQuery(parameters: UrlParameters): ReadQuery<FindingQuery> {
  const { query, problems } = readParameters(FINDING_PARAMETERS, parameters);
  return atPlace({ ...query, sort: DEFAULT_FINDING_SORT }, problems);
}

/** Reads the URL of a control's page, which also has the order of the table. */
export function readControlPageQuery(
  id: string,
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
): ReadQuery<FindingQuery> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, { ...parameters, control: id });
  return atPlace(query, problems);
}

function atPlace(
  { scan, limit, cursor, control, severity, sort, ...rest }: z.infer<typeof PAGE_PARAMETERS>,
  problems: readonly ParameterProblem[],
): ReadQuery<FindingQuery> {
  const filter = { ...rest, control: controlsMeant(control, severity) };
  const question = questionId("findings", filter, sort);
  const at = readPlace(scan, cursor, question, findingsOrder(sort));
  return { query: { ...at.place, question, filter, sort, limit }, problems: [...problems, ...at.problems] };
}

/** The controls of these ids and severities; null for all. */
function controlsMeant(ids: readonly string[], severities: readonly Severity[]): readonly string[] | null {
  if (severities.length === 0) return ids.length === 0 ? null : ids;
  const severe = CONTROL_TEXTS.filter(({ severity }) => severities.includes(severity)).map(({ id }) => id);
  return ids.length === 0 ? severe : severe.filter((id) => ids.includes(id));
}

/** One page of findings; null if there is no such completed scan. */
export async function findings(query: FindingQuery): Promise<FindingsView | null> {
  const { filter, sort } = query;
  return ofSnapshot(query.scan, async (store, scan) => {
    const total = await store.controls.countFindings(scan.id, filter);
    const found = await store.controls.page(scan.id, filter, sort, query, total);
    const page = pageOf({ ...found, items: listFindings(found.items) }, { ...query, scan: scan.id }, total);
    const pinned = await pinnedIn(store, query, scan);
    return { scan, pinned, page, lastCursor: lastCursor({ ...query, scan: scan.id }, total) };
  });
}

/** One page of a control's findings, and the number of its checks by status. */
export async function control({ id }: ControlText, query: FindingQuery): Promise<ControlView | null> {
  return ofSnapshot(query.scan, async (store, scan) => {
    const view = await findings({ ...query, scan: scan.id });
    const tallies = await store.controls.tallies(scan.id);
    const tally = tallies.find((each) => each.control === id) ?? null;
    const { answer, region, q } = query.filter;
    const facets = facetsOf(await store.controls.findingTallies(scan.id, id, q), ({ findings: count }) => count, {
      answers: { valueOf: (each) => each.answer, chosen: answer, order: inOrderOf(ANSWERS) },
      regions: { valueOf: (each) => each.region, chosen: region },
    });
    return view && { ...view, pinned: await pinnedIn(store, query, scan), tally, facets };
  });
}
