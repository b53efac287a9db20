import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import {
  ACCOUNTS,
  contentsOf,
  formerResourceId,
  formerScan,
  migrateTo,
  SINGLETON,
  writeFormerScans,
} from "../before-ids.testkit.ts";
import { temporaryDatabase } from "../temporary-database.testkit.ts";

const AFTER = "0011-ids";

/** Two scans of each account. */
const SCANS = [...ACCOUNTS, ...ACCOUNTS].map((scanned, nth) => formerScan(`scan-${nth}`, scanned, 5));

/** What a database would have if its scans had been made with the ids of now. */
function withNewIds(contents: ReturnType<typeof contentsOf>) {
  const newOf = new Map(
    SCANS.map(({ id, formerOf }) => [id, new Map([...formerOf].map(([now, then]) => [then, now]))]),
  );
  const now = (scan: unknown, former: unknown) => {
    const id = newOf.get(String(scan))?.get(String(former));
    if (former !== null && id === undefined) throw new Error(`${former} is no id of ${scan}`);
    return former && id;
  };
  const renamed = (table: string, columns: readonly string[]) =>
    (contents[table] ?? []).map((row) => {
      const own = row.subject_kind === "grant" ? [] : columns;
      return { ...row, ...Object.fromEntries(own.map((column) => [column, now(row.scan_id, row[column])])) };
    });
  return {
    ...contents,
    resources: renamed("resources", ["id"]),
    protections: renamed("protections", ["id", "resource_id"]),
    links: renamed("links", ["from_id"]),
    findings: renamed("findings", ["subject_id", "resource_id"]),
  };
}

test("older scans lose nothing, and their resources, rows, links and findings get the ids that a new scan gives", async () => {
  const path = temporaryDatabase();
  await writeFormerScans(path, SCANS);
  const { kysely_migration: _, ...before } = contentsOf(path);
  expect(before.protections).toHaveLength(6 * (5 * 4 + 3));
  await migrateTo(path, AFTER);
  const { kysely_migration: __, former_ids: ___, ...after } = contentsOf(path);
  expect(after).toEqual(withNewIds(before));
});

test("a former id leads to each account's own resource of that ARN, and to nothing else", async () => {
  const path = temporaryDatabase();
  await writeFormerScans(path, SCANS);
  await migrateTo(path, AFTER);
  const { former_ids: leads = [] } = contentsOf(path);
  expect(leads).toHaveLength(ACCOUNTS.length * 5);
  const [singleton] = SCANS[0]?.observations ?? [];
  if (singleton?.arn !== SINGLETON) throw new Error("The first resource is not the singleton");
  const own = SCANS.slice(0, 3).map(({ rows }) => rows[0]?.resourceId);
  expect(new Set(own).size).toBe(3);
  const former = formerResourceId(singleton);
  expect(new Set(leads.filter((lead) => lead.former === former).map(({ id }) => id))).toEqual(new Set(own));
});

test("a row whose id an earlier version made in another way keeps one of its own in every scan", async () => {
  const path = temporaryDatabase();
  await writeFormerScans(path, SCANS);
  const database = new DatabaseSync(path);
  database.exec("update protections set id = 'other-' || position");
  database.close();
  await migrateTo(path, AFTER);
  const { protections = [] } = contentsOf(path);
  const idsOf = (scan: string) => protections.filter(({ scan_id }) => scan_id === scan).map(({ id }) => id);
  expect(new Set(idsOf("scan-0")).size).toBe(23);
  expect(idsOf("scan-3")).toEqual(idsOf("scan-0"));
  expect(idsOf("scan-1")).not.toEqual(idsOf("scan-0"));
});
