import "server-only";
import type { RowFilter, Sort } from "#lib/domain/row-filter.ts";
import { isCompleted } from "#lib/domain/scan.ts";
import { evidenceCsv } from "#lib/evidence/evidence-csv.ts";
import { evidenceFileName } from "#lib/evidence/file-name.ts";
import { streamText } from "#lib/evidence/text-stream.ts";
import { database } from "./database.ts";

/** Which rows of which scan (null: the newest completed one) are exported. */
export interface EvidenceQuery {
  readonly scan: string | null;
  readonly filter: RowFilter;
  readonly sort: Sort;
  readonly bom: boolean;
}

/** The evidence CSV as a stream under its file name; null when there is no such completed scan. */
export async function evidence({ scan: scanId, filter, sort, bom }: EvidenceQuery) {
  const { scans, rows } = await database();
  const scan = await (scanId ? scans.scan(scanId) : scans.newestCompleted());
  if (!isCompleted(scan)) return null;
  const csv = evidenceCsv(scan, rows.streamRows(scan.id, filter, sort), { bom });
  return { fileName: evidenceFileName(scan, filter), csv: streamText(csv) };
}
