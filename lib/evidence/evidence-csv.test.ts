import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProtectionRow, ReadRow } from "#lib/domain/snapshot.ts";
import { sampleKey, sampleRow } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { evidenceCsv } from "./evidence-csv.ts";
import { guardFormula } from "./formula-guard.ts";
import { readCsv } from "./read-csv.ts";
import { streamText } from "./text-stream.ts";

const HEADER =
  "scan_id,observed_at,account_id,region,resource_type,resource_arn,resource_name,resource_status,parent_arn," +
  "protected_data,store_arn,verdict,reason,key_class,kms_key_arn,kms_key_alias,kms_key_state,kms_key_owner_account," +
  "kms_key_rotation,kms_key_deletion_date,grant_ids,findings,source_operation,source_request_id,error_code," +
  "scanner_principal_arn,unknown_kind,caveats,unknown_controls,remediation,key_source_operation," +
  "key_source_request_id,tool_version,reason_code";

const KEYS = [sampleKey(0), sampleKey(1)];

const PRINCIPAL = "arn:aws:iam::111122223333:role/auditor";
const READING = {
  scanId: "0123456789abcdef0123",
  startedAt: "2026-11-01T08:00:00.000Z",
  landedAt: "2026-11-01T08:01:00.000Z",
  toolVersion: "0.1.0",
};

async function* batchesOf(...batches: ProtectionRow[][]) {
  for (const rows of batches) yield rows.map((row) => ({ reading: READING, ...row }));
}

const principalOf = async (id: string) => (id === READING.scanId ? PRINCIPAL : null);

async function textOf(rows: ProtectionRow[], bom = false): Promise<string> {
  let text = "";
  for await (const piece of evidenceCsv(batchesOf(rows), principalOf, { bom })) text += piece;
  return text;
}

/** Ordinary and malicious text: quotes, separators, line ends, every script, blanks before formulas. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        '"',
        "'",
        ",",
        " ",
        "\u00a0",
        "\u3000",
        "\u200b",
        "＝",
        "＠",
        "a",
      ),
    )
    .map((parts) => parts.join("")),
);

describe("the evidence CSV", () => {
  test("has the documented columns, in the documented order", async () => {
    expect(await textOf([])).toBe(`${HEADER}\r\n`);
  });

  test("has one record for each row, with an empty cell for an absent value", async () => {
    const [, first] = readCsv(await textOf([{ ...sampleRow(3, KEYS), resourceArn: null, grantIds: ["a", "b"] }]));
    const record = Object.fromEntries(HEADER.split(",").map((name, index) => [name, first?.[index]]));
    expect(record).toMatchObject({
      scan_id: READING.scanId,
      resource_arn: "",
      grant_ids: "a b",
      verdict: "key-unusable",
      kms_key_state: "Enabled",
      scanner_principal_arn: PRINCIPAL,
    });
  });

  test("has each value of a row in the column of its name", async () => {
    const words: Partial<ProtectionRow> = {
      ...{ reason: "reason", reasonCode: "sse-s3", unknown: "unreadable", caveat: "caveat", remediation: "related" },
      ...{ findings: ["BEP-002"], unknownControls: ["BEP-010", "BEP-012"], errorCode: "Denied" },
      ...{ sourceOperation: "bedrock:Get", sourceRequestId: "request 1" },
      ...{ keySourceOperation: "kms:DescribeKey", keySourceRequestId: "request 2" },
      ...{ accountId: "account", resourceArn: "arn", parentArn: "parent", storeArn: "store", resourceStatus: "READY" },
      ...{ keyArn: "key", keyAlias: "alias", keyOwnerAccountId: "owner", keyDeletionDate: "2026-12-01" },
    };
    const [header = [], record] = readCsv(await textOf([{ ...sampleRow(3, KEYS), ...words }]));
    expect(Object.fromEntries(header.map((name, index) => [name, record?.[index]]))).toMatchObject({
      ...{
        reason: "reason",
        reason_code: "sse-s3",
        unknown_kind: "unreadable",
        caveats: "caveat",
        remediation: "related",
      },
      ...{ findings: "BEP-002", unknown_controls: "BEP-010 BEP-012", error_code: "Denied" },
      ...{ source_operation: "bedrock:Get", source_request_id: "request 1" },
      ...{ key_source_operation: "kms:DescribeKey", key_source_request_id: "request 2" },
      ...{ account_id: "account", resource_arn: "arn", parent_arn: "parent", store_arn: "store" },
      ...{ resource_status: "READY", kms_key_arn: "key", kms_key_alias: "alias", kms_key_owner_account: "owner" },
      kms_key_deletion_date: "2026-12-01",
      tool_version: READING.toolVersion,
    });
  });

  test("parses back to the guarded cells, for any text from AWS", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name: anyText, reason: anyText }), { maxLength: 5 }), async (texts) => {
        const rows = texts.map(({ name, reason }, index) => ({
          ...sampleRow(index, KEYS),
          resourceName: name,
          reason,
        }));
        const [, ...records] = readCsv(await textOf(rows));
        const cells = records.map((record) => ({ name: record[6], reason: record[12] }));
        expect(cells).toEqual(
          texts.map(({ name, reason }) => ({ name: guardFormula(name), reason: guardFormula(reason) })),
        );
      }),
    );
  });

  test("begins with a byte-order mark only on request", async () => {
    expect((await textOf([], true)).startsWith("\uFEFFscan_id")).toBe(true);
    expect((await textOf([])).startsWith("scan_id")).toBe(true);
  });
});

/** All characters that start a formula, with their compatibility forms (Unicode). */
const SIGNS = Array.from({ length: 0x110000 }, (_, code) =>
  code >= 0xd800 && code < 0xe000 ? "" : String.fromCodePoint(code),
).filter((character) => /^[=+\-@−]$/.test(character.normalize("NFKC")));
const SKIPPED = [
  ...["", " ", "\u00a0", "\u3000", "\u2003", "\u200b", "\u2060", "\ufeff", "\u202e", "\u2066", "\u00ad", "\u034f"],
  ...["\u115f", "\u3164", "\ufe0f", "\u{e0100}", "\u2800", '"', "'", "“", "\u0000"],
];
/** The cells that a spreadsheet makes of a text when it splits at a separator other than the comma. */
const cellsOf = (text: string) => text.split(/[;|\t\r\n]/);
const startsFormula = (cell: string) =>
  SIGNS.includes([...cell].find((each) => !SKIPPED.includes(each) || each === "'") ?? "");

describe("no cell starts a formula", () => {
  const sign = fc.constantFrom(...SIGNS);
  const skipped = fc.array(fc.constantFrom(...SKIPPED), { maxLength: 3 }).map((parts) => parts.join(""));

  test("for any form of its first character, after quotes, blanks and invisible characters of any kind", () => {
    expect(SIGNS).toEqual(expect.arrayContaining([..."=+-@＝＋－＠﹦﹢﹣﹫"]));
    fc.assert(
      fc.property(skipped, sign, (before, first) => guardFormula(`${before}${first}1`) === `'${before}${first}1`),
    );
    for (const first of ["\t", "\r", " \t"]) expect(guardFormula(`${first}x`)).toBe(`'${first}x`);
  });

  test("if a spreadsheet splits at semicolons, tabs, bars or the lines of a cell", () => {
    const part = fc.oneof(skipped, sign, fc.constantFrom(";", "|", "\t", "\r", "\n", "x", "HYPERLINK(1)"));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const guarded = guardFormula(parts.join(""));
        expect(cellsOf(guarded).filter(startsFormula)).toEqual([]);
      }),
    );
    expect(guardFormula("x;=HYPERLINK(1);y | -z")).toBe("x;'=HYPERLINK(1);y |' -z");
  });

  test("the guard takes linear time for a long run of separators", () => {
    const started = performance.now();
    guardFormula(";\n".repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test.each(["customer-managed", "arn:aws:kms:us-east-1:1:key/x", "a=b", "名前", "", " ", "(x)", "a; b", "x;y=1"])(
    "and %j is left as it is",
    (cell) => {
      expect(guardFormula(cell)).toBe(cell);
    },
  );

  test("a cell that contains another separator is quoted", async () => {
    const text = await textOf([{ ...sampleRow(1, KEYS), resourceName: "x;=1" }]);
    expect(text).toContain(`,"x;'=1",`);
  });
});

describe("no cell is longer than the limit of spreadsheets", () => {
  const grantIds = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(64, "0"));

  test("the ids of grants are complete, and the cell says how many were left out", async () => {
    const [, record] = readCsv(await textOf([{ ...sampleRow(3, KEYS), grantIds }]));
    const cell = record?.[20] ?? "";
    expect(cell.length).toBeLessThanOrEqual(32_767);
    const shown = cell.match(/\d{64}/g) ?? [];
    expect(shown).toEqual(grantIds.slice(0, shown.length));
    expect(shown.length).toBeGreaterThan(500);
    expect(cell).toBe(`${shown.join(" ")} (${1_000 - shown.length} of 1000 left out)`);
  });

  test("any other text is shortened, and the cell says by how much", async () => {
    const name = "😀".repeat(40_000);
    const [, record] = readCsv(await textOf([{ ...sampleRow(3, KEYS), resourceName: name }]));
    const [, kept = "", left] = record?.[6]?.match(/^((?:😀)+)… \((\d+) characters left out\)$/u) ?? [];
    expect(record?.[6]?.length).toBeLessThanOrEqual(32_767);
    expect(kept.length + Number(left)).toBe(name.length);
  });
});

describe("streaming", () => {
  test("requests rows only as fast as they are read, and closes the source when the reader disconnects", async () => {
    let asked = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<ReadRow[]> {
      try {
        for (;;) yield Array.from({ length: 100 }, () => ({ reading: READING, ...sampleRow(asked++, KEYS) }));
      } finally {
        ended = true;
      }
    }
    const reader = streamText(evidenceCsv(endless(), principalOf, { bom: false })).getReader();
    for (let piece = 0; piece < 5; piece++) await reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBeLessThanOrEqual(500);
    await reader.cancel();
    expect(ended).toBe(true);
  });
});
