/**
 * Reads CSV as RFC 4180 defines it, for tests: independent of the writer, and stricter than spreadsheets.
 *
 * @throws Error for text that is not RFC 4180 with CRLF
 */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`Not RFC 4180 at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    const [, quoted, afterQuoted, plain, afterPlain] = match;
    record.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if ((afterQuoted ?? afterPlain) === ",") continue;
    records.push(record);
    record = [];
  }
  if (record.length > 0) throw new Error("The last record does not end");
  return records;
}
