import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "../database.ts";
import { cameFrom } from "./came-from.ts";
import { readResourcesPageQuery, resources } from "./resources.ts";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", `file:${temporaryDatabase()}`);
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
});

async function scanOf(rows: number): Promise<string> {
  const { journal } = await database();
  const { scanId } = await journal.begin({ accountId: ACCOUNT, partition: "aws", principalArn: "arn:x", regions: [] });
  await journal.complete(scanId, sampleSnapshot(rows), NO_COUNTS, []);
  return scanId;
}

const readList = (href: string) => readResourcesPageQuery(new URL(href, "http://localhost").searchParams).query;

test("the way back leads to the page of the list that has the resource, in the same filter and order", async () => {
  await scanOf(60);
  const list = "/resources?type=agent&sort=-name&limit=4";
  const all = await resources({ ...readList(list), limit: 100 });
  for (const [index, row] of (all?.page.items ?? []).entries()) {
    const id = row.resourceId ?? "";
    const from = await cameFrom(list, { kind: "resource", id }, null);
    const query = readList(from?.href ?? "");
    expect(query).toMatchObject({ filter: { type: ["agent"] }, sort: "-name", limit: 4, offset: index - (index % 4) });
    expect((await resources(query))?.page.items.map(({ resourceId }) => resourceId)).toContain(id);
    expect(from?.place?.position).toBe(index + 1);
  }
});

test("the scan of the page's own address counts, not the one in the list's", async () => {
  const older = await scanOf(20);
  await scanOf(40);
  const subject = { kind: "resource", id: "resource-3" } as const;
  const from = await cameFrom(`/resources?scan=${"f".repeat(20)}&limit=7`, subject, older);
  expect(from).toMatchObject({ from: "/resources?limit=7", place: { total: 20 } });
  expect(readList(from?.href ?? "").scan).toBe(older);
});

test.each(["/audit", "//example.com/resources", "/resources?verdict=splendid", "constructor"])(
  "%s is no list to go back to",
  async (list) => {
    await scanOf(4);
    expect(await cameFrom(list, { kind: "resource", id: "resource-1" }, null)).toBeNull();
  },
);
