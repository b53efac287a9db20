import "server-only";
import { z } from "zod";
import { type ControlText, SEVERITIES, type Severity } from "#lib/domain/control-text.ts";
import type { FindingFilter } from "#lib/domain/finding-filter.ts";
import type { ControlView } from "#lib/views/control.ts";
import type { FindingsView } from "#lib/views/findings.ts";
import { ofSnapshot, pinnedIn } from "../of-snapshot.ts";
import { type PageQuery, pageOf, questionId, readPlace } from "../url/page-cursor.ts";
import { cursor, limit, q, region, repeated, scan } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";
import { CONTROL_TEXTS } from "./controls.ts";
import { listFindings } from "./listed-findings.ts";

/** The parameters of `GET /api/findings`, and of a control's page, whose path names the control. */
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

/** Which part of which findings is shown: by control, failed ones before unknown ones. */
export interface FindingQuery extends PageQuery {
  readonly filter: FindingFilter;
}

/** Reads which findings a URL asks for. What is wrong is reported and left out; the API then refuses the request. */
export function readFindingQuery(parameters: UrlParameters): ReadQuery<FindingQuery> {
  const { query, problems } = readParameters(FINDING_PARAMETERS, parameters);
  const { scan, limit, cursor, control, severity, ...rest } = query;
  const filter = { ...rest, control: controlsMeant(control, severity) };
  const question = questionId("findings", filter);
  const at = readPlace(scan, cursor, question);
  return { query: { ...at.place, question, filter, limit }, problems: [...problems, ...at.problems] };
}

/** Reads the URL of a control's page, whose path names the control. */
export const readControlPageQuery = (
  id: string,
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
): ReadQuery<FindingQuery> => readFindingQuery({ ...parameters, control: id });

/** The controls of these ids and severities; null for all. */
function controlsMeant(ids: readonly string[], severities: readonly Severity[]): readonly string[] | null {
  if (severities.length === 0) return ids.length === 0 ? null : ids;
  const severe = CONTROL_TEXTS.filter(({ severity }) => severities.includes(severity)).map(({ id }) => id);
  return ids.length === 0 ? severe : severe.filter((id) => ids.includes(id));
}

/** One page of findings; null where there is no such completed scan. */
export async function findings(query: FindingQuery): Promise<FindingsView | null> {
  const { filter, offset, limit } = query;
  return ofSnapshot(query.scan, async (store, scan) => {
    const found = listFindings(await store.controls.findings(scan.id, filter, offset, limit));
    const total = await store.controls.countFindings(scan.id, filter);
    const page = pageOf(found, { ...query, scan: scan.id }, total);
    return { scan, pinned: await pinnedIn(store, query, scan), page };
  });
}

/** One page of what a control found, and how often it gave each status. */
export async function control({ id }: ControlText, query: FindingQuery): Promise<ControlView | null> {
  return ofSnapshot(query.scan, async (store, scan) => {
    const view = await findings({ ...query, scan: scan.id });
    const tallies = await store.controls.tallies(scan.id);
    const tally = tallies.find((each) => each.control === id) ?? null;
    const regions = await store.controls.regions(scan.id, id);
    return view && { ...view, pinned: await pinnedIn(store, query, scan), tally, regions };
  });
}
