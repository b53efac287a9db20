import "server-only";
import { z } from "zod";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditFilter } from "#lib/domain/audit.ts";
import type { AuditPageView, AuditView } from "#lib/views/audit.ts";
import { databaseForVisitor } from "../of-snapshot.ts";
import { lastCursor, pageOf, questionId, readPlace } from "../url/page-cursor.ts";
import { cursor, limit, optional, repeated, SCAN_PARAMETERS } from "../url/parameters.ts";
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

/** Which audit records are shown. */
export interface AuditQuery {
  readonly filter: AuditFilter;
  readonly limit: number;
  readonly offset: number;
  /**
   * The newest record at the time of the first page, so that later records do not shift the pages. Null for the newest
   * now.
   */
  readonly upTo: number | null;
  readonly question: string;
}

/** Reads the URL of the audit log. Invalid parameters are reported and ignored; the API then rejects the request. */
export function readAuditQuery(parameters: UrlParameters): ReadQuery<AuditQuery> {
  const { query, problems } = readParameters(AUDIT_PARAMETERS, parameters);
  const { limit, cursor, ...filter } = query;
  const question = questionId("audit", filter);
  const at = readPlace(null, cursor, question, null);
  const upTo = at.place.scan === null ? null : Number(at.place.scan);
  return {
    query: { filter, limit, question, upTo, offset: at.place.offset },
    problems: [...problems, ...at.problems],
  };
}

/** Reads the URL of the page, which shows no scan but keeps the chosen one in its links. */
export function readAuditPageQuery({
  scan,
  ...parameters
}: Readonly<Record<string, string | readonly string[] | undefined>>): ReadQuery<
  AuditQuery & { readonly scan: string | null }
> {
  const { query, problems } = readAuditQuery(parameters);
  const chosen = readParameters(SCAN_PARAMETERS, { scan });
  return { query: { ...query, scan: chosen.query.scan }, problems: [...problems, ...chosen.problems] };
}

/** The page of the audit log, which also has the cursor to the last page. */
export async function auditPage(query: AuditQuery): Promise<AuditPageView> {
  const upTo = query.upTo ?? (await (await databaseForVisitor()).audit.newest());
  const view = await auditLog({ ...query, upTo });
  return { ...view, lastCursor: lastCursor({ ...query, scan: String(upTo) }, view.total) };
}

/** One page of the audit log, newest first. The integrity of the chain is computed from every record each time. */
export async function auditLog({ filter, limit, offset, question, upTo }: AuditQuery): Promise<AuditView> {
  const { audit } = await databaseForVisitor();
  const newest = upTo ?? (await audit.newest());
  const items = await audit.records(filter, newest, offset, limit);
  const place = { scan: String(newest), question, offset, limit };
  return {
    ...pageOf({ items, first: null, last: null }, place, await audit.count(filter, newest)),
    chain: await audit.verify(),
  };
}
