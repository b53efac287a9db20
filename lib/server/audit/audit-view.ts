import "server-only";
import type { AuditFilter, AuditRecord, ChainCheck } from "#lib/domain/audit.ts";
import type { Page } from "#lib/views/list.ts";
import { AUDIT_PARAMETERS } from "../api/parameters.ts";
import { type ParameterProblem, readParameters, type UrlParameters } from "../api/read-parameters.ts";
import { databaseForVisitor } from "../of-snapshot.ts";
import { pageOf, questionId, readCursor } from "../page-cursor.ts";

/** Which audit records a page shows. */
export interface AuditQuery {
  readonly filter: AuditFilter;
  readonly limit: number;
  readonly offset: number;
  /** The newest record when the first page was asked for: later ones must not move the pages. Null for the newest now. */
  readonly upTo: number | null;
  readonly question: string;
}

export interface AuditView extends Page<AuditRecord> {
  readonly chain: ChainCheck;
}

/** Reads the parameters of the audit log; what is wrong is reported and left out. */
export function readAuditQuery(parameters: UrlParameters): {
  query: AuditQuery;
  problems: readonly ParameterProblem[];
} {
  const { values, problems } = readParameters(AUDIT_PARAMETERS, parameters);
  const { limit, cursor, ...filter } = values;
  const question = questionId("audit", filter);
  const read = cursor === null ? null : readCursor(cursor, null, question);
  const takes = AUDIT_PARAMETERS.shape.cursor.meta()?.description ?? "";
  const wrong = cursor !== null && read === null ? [{ parameter: "cursor", got: cursor.slice(0, 100), takes }] : [];
  const place = { upTo: read ? Number(read.scan) : null, offset: read?.offset ?? 0 };
  return { query: { filter, limit, question, ...place }, problems: [...problems, ...wrong] };
}

/** One page of the audit log, newest first. Whether the chain is whole is computed from every record each time. */
export async function auditView({ filter, limit, offset, question, upTo }: AuditQuery): Promise<AuditView> {
  const { audit } = await databaseForVisitor();
  const newest = upTo ?? (await audit.newest());
  const items = await audit.records(filter, newest, offset, limit);
  const place = { scan: String(newest), question, offset, limit };
  return { ...pageOf(items, place, await audit.count(filter, newest)), chain: await audit.verify() };
}
