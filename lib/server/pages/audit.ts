import "server-only";
import { z } from "zod";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditFilter } from "#lib/domain/audit.ts";
import { AUDIT_SORT_COLUMNS, type AuditSort, DEFAULT_AUDIT_SORT } from "#lib/domain/audit-sort.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import type { AuditPageView, AuditView } from "#lib/views/audit.ts";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { databaseForVisitor } from "../of-posture.ts";
import { lastCursor, pageOf, questionId, readCursor } from "../url/page-cursor.ts";
import { ASKED_PARAMETERS, cursor, limit, optional, repeated, SCOPE_PARAMETERS, takesSort } from "../url/parameters.ts";
import { type ReadQuery, readParameters, type UrlParameters } from "../url/read-parameters.ts";

const day = (which: string) => optional(z.iso.date(), `the ${which} day, e.g. 2026-11-24, in UTC`);

/** The parameters of the audit log and of `GET /api/audit`. */
export const AUDIT_PARAMETERS = z.strictObject({
  action: repeated(z.enum(AUDIT_ACTIONS), `an action (${AUDIT_ACTIONS.join(", ")}); repeatable`),
  outcome: repeated(z.enum(AUDIT_OUTCOMES), `an outcome (${AUDIT_OUTCOMES.join(", ")}); repeatable`),
  actor: optional(z.string().max(500), "the id of a person or token"),
  from: day("first"),
  to: day("last"),
  limit,
  cursor,
});

const PAGE_PARAMETERS = AUDIT_PARAMETERS.extend({
  ...ASKED_PARAMETERS,
  ...SCOPE_PARAMETERS,
  sort: z
    .enum(sortsBy(AUDIT_SORT_COLUMNS))
    .default(DEFAULT_AUDIT_SORT)
    .meta({ description: takesSort(AUDIT_SORT_COLUMNS, DEFAULT_AUDIT_SORT) }),
});

/** Which audit records are shown. */
export interface AuditQuery {
  readonly filter: AuditFilter;
  readonly sort: AuditSort;
  readonly limit: number;
  readonly offset: number;
  /**
   * The newest record at the time of the first page, so that later records do not shift the pages. Null for the newest
   * now.
   */
  readonly upTo: number | null;
  readonly question: string;
}

/** Reads the parameters of the API. Invalid ones are reported and ignored; the API then rejects the request. */
export function readAuditQuery(parameters: UrlParameters): ReadQuery<AuditQuery> {
  const { query, problems } = readParameters(AUDIT_PARAMETERS, parameters);
  return atPlace({ ...query, sort: DEFAULT_AUDIT_SORT }, problems);
}

/** Reads the URL of the page, which also has an order. It shows no posture but keeps the chosen one in its links. */
export function readAuditPageQuery(parameters: UrlParameters): ReadQuery<AuditQuery & { readonly asked: Asked }> {
  const { query, problems } = readParameters(PAGE_PARAMETERS, parameters);
  const { scan, at, account, region, ...rest } = query;
  const read = atPlace(rest, problems);
  return { ...read, query: { ...read.query, asked: { scan, at, account, region } } };
}

function atPlace(
  { sort, limit, cursor, ...filter }: Omit<z.infer<typeof PAGE_PARAMETERS>, "scan" | "at" | "account" | "region">,
  problems: readonly ParameterProblem[],
): ReadQuery<AuditQuery> {
  const question = questionId("audit", filter, sort);
  const at = readCursor(cursor, question, null);
  const place = { upTo: at.place.of === null ? null : Number(at.place.of), offset: at.place.offset };
  return { query: { filter, sort, limit, question, ...place }, problems: [...problems, ...at.problems] };
}

/** The page of the audit log, which also has the cursor to the last page. */
export async function auditPage(query: AuditQuery): Promise<AuditPageView> {
  const upTo = query.upTo ?? (await (await databaseForVisitor()).audit.newest());
  const view = await auditLog({ ...query, upTo });
  return { ...view, lastCursor: lastCursor({ ...query, of: String(upTo) }, view.total) };
}

/** One page of the audit log. The integrity of the chain is computed from every record each time. */
export async function auditLog({ filter, sort, limit, offset, question, upTo }: AuditQuery): Promise<AuditView> {
  const { audit } = await databaseForVisitor();
  const newest = upTo ?? (await audit.newest());
  const items = await audit.records(filter, newest, offset, limit, sort);
  const place = { of: String(newest), question, offset, limit };
  return {
    ...pageOf({ items, first: null, last: null }, place, await audit.count(filter, newest)),
    chain: await audit.verify(),
  };
}
