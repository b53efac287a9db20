import { stringify } from "csv-stringify/sync";
import type { Scan } from "#lib/domain/scan.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import { cutText } from "./cell-length.ts";
import { COLUMNS } from "./columns.ts";
import { guardFormula } from "./formula-guard.ts";

const BYTE_ORDER_MARK = "\uFEFF";

export interface EvidenceOptions {
  /** A byte-order mark first, without which Excel does not recognise UTF-8. */
  readonly bom: boolean;
}

/** The evidence CSV (RFC 4180, CRLF, header first), one chunk of text for each batch of rows. */
export async function* evidenceCsv(
  scan: Scan,
  batches: AsyncIterable<readonly ProtectionRow[]>,
  { bom }: EvidenceOptions,
): AsyncGenerator<string> {
  const header = toCsv([COLUMNS.map(({ name }) => name)]);
  yield bom ? BYTE_ORDER_MARK + header : header;
  for await (const rows of batches) {
    yield toCsv(rows.map((row) => COLUMNS.map(({ cell }) => cutText(guardFormula(cell(row, scan) ?? "")))));
  }
}

function toCsv(records: readonly (readonly string[])[]): string {
  // RFC 4180 requires quotes for a lone line feed; the others are for spreadsheets that split at other separators.
  return stringify([...records], { record_delimiter: "windows", quoted_match: /[\r\n;|\t]/ });
}
