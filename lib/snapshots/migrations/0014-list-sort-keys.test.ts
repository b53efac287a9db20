import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { Finding } from "#lib/domain/finding.ts";
import { openDatabase } from "../open-database.ts";
import { ACCOUNT, sampleSnapshot } from "../snapshot-sample.testkit.ts";
import { NO_COUNTS } from "../stored-scan.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";

const now = () => new Date("2026-11-01T08:00:00Z");
const KEYS = {
  keys: "risk_order",
  gaps: "gap_order",
  findings: "finding_order",
};

/** The tables as the migration before left them. */
const UNDO = `
  drop index keys_risk_order; drop index gaps_gap_order; drop index findings_finding_order;
  drop index findings_control; drop index findings_resource_id; drop index findings_key_arn;
  ${Object.entries(KEYS)
    .map(([table, key]) => `alter table ${table} drop column ${key};`)
    .join("\n")}
  create index findings_control on findings (scan_id, control, position);
  create index findings_resource_id on findings (scan_id, resource_id, position) where resource_id is not null;
  create index findings_key_arn on findings (scan_id, key_arn, position) where key_arn is not null;
  delete from kysely_migration where name >= '0014';
`;

test("keys, gaps and findings of an earlier version get the sort keys that a new scan gives them", async () => {
  const path = temporaryDatabase();
  const store = await openDatabase(`file:${path}`, { now });
  const { scanId } = await store.journal.begin({
    ...{ accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] },
  });
  const findings = Array.from(
    { length: 2_100 },
    (_, index): Finding => ({
      ...{ control: "BEP-001", answer: index % 2 ? "fail" : "cannot-tell", region: "us-east-1", name: `Ä${index % 7}` },
      ...{ subject: { kind: "row", id: `row-${index}` }, reason: "", reasonCode: "seen", reasonParameters: {} },
    }),
  );
  await store.journal.complete(scanId, { ...sampleSnapshot(60, 12), findings }, NO_COUNTS, []);
  await store.close();
  const read = (prepare = "") => {
    const raw = new DatabaseSync(path);
    const kept = Object.entries(KEYS).map(([table, key]) =>
      raw.prepare(`select position, ${key} from ${table} order by position`).all(),
    );
    raw.exec(prepare);
    raw.close();
    return kept;
  };
  const before = read(UNDO);
  expect(before.map((parts) => parts.length)).toEqual([12, 2, 2_100]);
  await (await openDatabase(`file:${path}`, { now })).close();
  expect(read()).toEqual(before);
});
