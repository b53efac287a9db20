import { stringify } from "csv-stringify/sync";
import type { ReadRow } from "#lib/domain/snapshot.ts";
import { cutText } from "./cell-length.ts";
import { COLUMNS } from "./columns.ts";
import { guardFormula } from "./formula-guard.ts";

const BYTE_ORDER_MARK = "\uFEFF";

export interface EvidenceOptions {
  /** A byte-order mark first, without which Excel does not recognise UTF-8. */
  readonly bom: boolean;
}

/** Whose scan a scan was: the ARN; null for a scan that is no longer stored. */
export type PrincipalOf = (scanId: string) => Promise<string | null>;

/** The evidence CSV (RFC 4180, CRLF, header first), one chunk of text for each batch of rows. */
export async function* evidenceCsv(
  batches: AsyncIterable<readonly ReadRow[]>,
  principalOf: PrincipalOf,
  { bom }: EvidenceOptions,
): AsyncGenerator<string> {
  const header = toCsv([COLUMNS.map(({ name }) => name)]);
  yield bom ? BYTE_ORDER_MARK + header : header;
  const principals = new Map<string, string | null>();
  for await (const rows of batches) {
    for (const { reading } of rows)
      if (!principals.has(reading.scanId)) principals.set(reading.scanId, await principalOf(reading.scanId));
    const read = rows.map((row) => ({ ...row, principalArn: principals.get(row.reading.scanId) ?? null }));
    yield toCsv(read.map((row) => COLUMNS.map(({ cell }) => cutText(guardFormula(cell(row) ?? "")))));
  }
}

function toCsv(records: readonly (readonly string[])[]): string {
  // RFC 4180 requires quotes for a lone line feed; the others are for spreadsheets that split at other separators.
  return stringify([...records], { record_delimiter: "windows", quoted_match: /[\r\n;|\t]/ });
}
