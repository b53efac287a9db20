import "server-only";
import type { Severity } from "#lib/domain/control-text.ts";
import { FINDING_PARAMETERS, KEY_PARAMETERS, RESOURCE_PARAMETERS, SCAN_PARAMETERS } from "./api/parameters.ts";
import type { ParameterProblem, UrlParameters } from "./api/read-parameters.ts";
import { readParameters } from "./api/read-parameters.ts";

export type { ParameterProblem, UrlParameters } from "./api/read-parameters.ts";

import { CONTROL_TEXTS } from "./control-views.ts";
import { questionId, readCursor } from "./page-cursor.ts";
import type { FindingQuery, KeyQuery, ResourceQuery } from "./page-query.ts";

/**
 * Reads the parameters of the resources table (`scan type verdict region account resource key q
 * unknown finding sort limit cursor`). What is wrong is reported and left out; the API refuses any problem, a page shows it.
 *
 * @param alsoKnown parameters of the page's own that are not a problem, e.g. `cols`
 */
export function readResourceQuery(
  parameters: UrlParameters,
  alsoKnown: readonly string[] = [],
): { query: ResourceQuery; problems: readonly ParameterProblem[] } {
  const { values, problems } = readParameters(RESOURCE_PARAMETERS, parameters, alsoKnown);
  const { scan, sort, limit, cursor, ...filter } = values;
  const question = questionId("rows", filter, sort);
  const place = placeOf(scan, cursor, question);
  return { query: { ...place.at, question, filter, sort, limit }, problems: [...problems, ...place.problems] };
}

/** Reads the parameters of the keys table (`scan manager state region account q limit cursor`), as above. */
export function readKeyQuery(
  parameters: UrlParameters,
  alsoKnown: readonly string[] = [],
): { query: KeyQuery; problems: readonly ParameterProblem[] } {
  const { values, problems } = readParameters(KEY_PARAMETERS, parameters, alsoKnown);
  const { scan, limit, cursor, ...filter } = values;
  const question = questionId("keys", filter);
  const place = placeOf(scan, cursor, question);
  return { query: { ...place.at, question, filter, limit }, problems: [...problems, ...place.problems] };
}

/** Reads the parameters of findings (`scan control answer severity region q limit cursor`), as above. */
export function readFindingQuery(
  parameters: UrlParameters,
  alsoKnown: readonly string[] = [],
): { query: FindingQuery; problems: readonly ParameterProblem[] } {
  const { values, problems } = readParameters(FINDING_PARAMETERS, parameters, alsoKnown);
  const { scan, limit, cursor, control, severity, ...rest } = values;
  const filter = { ...rest, control: controlsMeant(control, severity) };
  const question = questionId("findings", filter);
  const place = placeOf(scan, cursor, question);
  return { query: { ...place.at, question, filter, limit }, problems: [...problems, ...place.problems] };
}

/** The controls of these ids and severities; null for all. */
function controlsMeant(ids: readonly string[], severities: readonly Severity[]): readonly string[] | null {
  if (severities.length === 0) return ids.length === 0 ? null : ids;
  const severe = CONTROL_TEXTS.filter(({ severity }) => severities.includes(severity)).map(({ id }) => id);
  return ids.length === 0 ? severe : severe.filter((id) => ids.includes(id));
}

/** Reads which snapshot a page shows that takes nothing else from us (`scan`; null for the newest), as above. */
export function readScanQuery(
  parameters: UrlParameters,
  alsoKnown: readonly string[] = [],
): { scan: string | null; problems: readonly ParameterProblem[] } {
  const { values, problems } = readParameters(SCAN_PARAMETERS, parameters, alsoKnown);
  return { scan: values.scan, problems };
}

/** Where a page begins. A cursor keeps its scan while newer ones complete. */
function placeOf(scan: string | null, cursor: string | null, question: string) {
  if (cursor === null) return { at: { scan, asked: scan, offset: 0 }, problems: [] };
  const read = readCursor(cursor, scan, question);
  if (read) return { at: { scan: read.scan, asked: scan, offset: read.offset }, problems: [] };
  const takes = RESOURCE_PARAMETERS.shape.cursor.meta()?.description ?? "";
  return {
    at: { scan, asked: scan, offset: 0 },
    problems: [{ parameter: "cursor", got: cursor.slice(0, 100), takes }],
  };
}
