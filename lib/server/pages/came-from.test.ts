import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
import { hrefWith, resourceHref } from "#lib/format/hrefs.ts";
import { urlId } from "#lib/snapshots/key-id.ts";
import { ACCOUNT, sampleKey, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { temporaryDatabase } from "#lib/snapshots/temporary-database.testkit.ts";
import { closeDatabase, database } from "../database.ts";
import { cameFrom } from "./came-from.ts";
import { readChangesPageQuery } from "./changes.ts";
import { keyDetail } from "./key.ts";
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
    const from = await cameFrom(list, { kind: "resource", id }, NOW);
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
  const from = await cameFrom(`/resources?scan=${"f".repeat(20)}&limit=7`, subject, { scan: older, at: null });
  expect(from).toMatchObject({ from: "/resources?limit=7", place: { total: 20 } });
  expect(readList(from?.href ?? "").asked.scan).toBe(older);
});

test("a page leads back to each page above it, in the chosen scan", async () => {
  const scan = await scanOf(60);
  const key = urlId(sampleKey(2).metadata.arn);
  const control = { kind: "control", id: "BEP-003" } as const;
  for (const [from, label] of [
    ["/", "Overview"],
    ["/controls?answer=fail", "Controls"],
    ["/transit", "Encryption in transit"],
    [`/keys/${key}`, "Key alias/key-2"],
    [`/keys/${key}?events=changes&after=20`, "Key alias/key-2"],
    ["/controls/BEP-003?sort=-name", "Findings of BEP-003"],
  ] as const) {
    const back = await cameFrom(from, control, { scan, at: null });
    expect(back).toMatchObject({ label, from, place: null });
    expect(new URL(back?.href ?? "", "http://localhost").searchParams.get("scan")).toBe(scan);
  }
});

test("the page that one came from keeps its own way back, so far as it is valid", async () => {
  await scanOf(60);
  const key = `/keys/${urlId(sampleKey(2).metadata.arn)}`;
  const after = (way: readonly string[]) => way.reduce((from, path) => hrefWith(path, { from }));
  const control = { kind: "control", id: "BEP-003" } as const;
  const valid = after(["/keys?manager=AWS", key, "/controls/BEP-004"]);
  expect(await cameFrom(valid, control, NOW)).toMatchObject({ from: valid, href: valid });
  for (const bad of ["https://evil.example/", "//evil.example", "/keys?manager=nobody", "/audit", "javascript:x"])
    expect(await cameFrom(after([bad, key, "/controls/BEP-004"]), control, NOW)).toMatchObject({
      from: after([key, "/controls/BEP-004"]),
    });
});

test("the way back to the changes keeps both scans, also from a page of the older one", async () => {
  const older = await scanOf(20);
  const newer = await scanOf(20);
  const list = `/changes?from=${older}&to=${newer}&kind=gone`;
  const from = await cameFrom(list, { kind: "resource", id: "resource-3" }, { scan: older, at: null });
  expect(from).toMatchObject({ label: "Changes", from: list, place: null });
  const { query, problems } = readChangesPageQuery(new URL(from?.href ?? "", "http://localhost").searchParams);
  expect([query, problems]).toMatchObject([{ from: older, to: newer, filter: { kind: ["gone"] } }, []]);
});

test("a way back that never ends is cut", async () => {
  await scanOf(60);
  const key = `/keys/${urlId(sampleKey(2).metadata.arn)}`;
  const long = Array.from({ length: 40 }).reduce<string>((from) => hrefWith(key, { from }), "/");
  const back = await cameFrom(long, { kind: "control", id: "BEP-003" }, NOW);
  expect(back?.from.length).toBeLessThan(200);
});

test("a resource has its place among those that depend on a key, and leads back to the key", async () => {
  await scanOf(200);
  const { arn } = sampleKey(2).metadata;
  const list = `/keys/${urlId(arn)}?from=%2Fkeys`;
  const ids = (await keyDetail(urlId(arn), NOW))?.dependants.map(({ id }) => id) ?? [];
  for (const [at, id] of ids.entries()) {
    const back = await cameFrom(list, { kind: "resource", id }, NOW);
    expect(back?.href).toBe(list);
    expect(back?.place).toEqual({
      ...{ unit: "resource", position: at + 1, total: ids.length },
      previous: ids[at - 1] ? resourceHref(ids[at - 1] ?? "", NOW, list) : null,
      next: ids[at + 1] ? resourceHref(ids[at + 1] ?? "", NOW, list) : null,
    });
  }
});

test.each([
  "/audit",
  "//example.com/resources",
  "/resources?verdict=splendid",
  "constructor",
  "/?verdict=pass",
  "/?from=%2Fkeys",
  "/keys/0123456789abcdef",
  "/resources/0123456789abcdef",
  "/keys/../audit",
  "/controls/BEP-003/",
  "/transit?x=1",
  `/keys/${"0".repeat(15)}`,
])("%s is no page to go back to", async (list) => {
  await scanOf(4);
  expect(await cameFrom(list, { kind: "resource", id: "resource-1" }, NOW)).toBeNull();
});
