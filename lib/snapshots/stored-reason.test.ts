import { expect, test } from "vitest";
import type { Finding } from "#lib/domain/finding.ts";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { homeUnits } from "#lib/domain/home-unit.ts";
import { SAMPLE_REASONS } from "#lib/domain/reason.testkit.ts";
import { reasonMembers } from "#lib/domain/reason.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { openDatabase } from "./open-database.ts";
import { toPlacedParts } from "./snapshot-parts.ts";
import { ACCOUNT, landSnapshot, REGIONS, sampleRow, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { toReasonMembers } from "./stored-reason.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const rows = SAMPLE_REASONS.map((reason, index) => ({ ...sampleRow(index, []), ...reasonMembers(reason) }));
const snapshot = { ...sampleSnapshot(0, 0), rows };

test("every reason has the same code, parameters and sentence when it is read from the database", async () => {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  const { point } = await landSnapshot(store, snapshot);
  const read = await store.rows.rows(point, NO_FILTER, "verdict", 0, rows.length);
  await store.close();
  const byId = new Map(rows.map((row) => [row.id, row]));
  expect(read).toHaveLength(rows.length);
  for (const { reading: _, ...row } of read) expect(row).toEqual(byId.get(row.id));
});

test("another wording of a sentence gives the same stored row", async () => {
  const reworded = rows.map((row) => ({ ...row, reason: `In other words: ${row.reason}` }));
  const homes = homeUnits(REGIONS, rows);
  const stored = await toPlacedParts(snapshot, ACCOUNT, homes);
  const storedReworded = await toPlacedParts({ ...snapshot, rows: reworded }, ACCOUNT, homes);
  // The search text is not posture: it has the words of that version.
  const posture = ({ protections, ...parts }: typeof stored) => ({
    ...parts,
    protections: protections.map(({ content: { search: _, ...content }, ...part }) => ({ ...part, content })),
  });
  expect(posture(storedReworded)).toEqual(posture(stored));
});

test("a finding keeps code and parameters, and no sentence", async () => {
  const finding: Finding = {
    ...{ control: "BEP-005", answer: "fail", subject: { kind: "key", arn: "arn:key" }, region: "us-east-1", name: "n" },
    units: ["us-east-1"],
    ...{ reason: "Rotation is off.", reasonCode: "disabled", reasonParameters: { periodDays: 90 } },
  };
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  const { point } = await landSnapshot(store, { ...snapshot, findings: [finding] });
  const read = await store.controls.findings(point, NO_FINDING_FILTER, 0, 10);
  await store.close();
  const { units: _, ...kept } = finding;
  expect(read).toEqual([{ ...kept, reason: "", resourceId: null, accountId: ACCOUNT }]);
});

test("a row of an older scan keeps its sentence", () => {
  const older = { reason: "A sentence of an earlier version.", reasonCode: null, reasonParameters: null };
  expect(toReasonMembers(older)).toEqual(older);
});

test("a code that this version does not know is shown as it is, never as an empty reason", () => {
  const unknown = { reason: "", reasonCode: "a-code-of-later", reasonParameters: "{}" };
  expect(toReasonMembers(unknown).reason).toBe("a-code-of-later");
});
