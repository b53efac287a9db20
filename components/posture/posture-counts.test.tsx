import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test, vi } from "vitest";
import { NOW, type Point } from "#lib/domain/posture.ts";
import { matrixOf, summarize } from "#lib/domain/summary.ts";
import type { Tally } from "#lib/domain/tally.ts";
import { readResourceQuery } from "#lib/server/pages/resources.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { ACCOUNT, sampleSnapshot } from "#lib/snapshots/snapshot-sample.testkit.ts";
import type { SnapshotStore } from "#lib/snapshots/snapshot-store.ts";
import { NO_COUNTS } from "#lib/snapshots/stored-scan.ts";
import { Matrix } from "./matrix.tsx";
import { partOf } from "./matrix-part.ts";
import { PostureAnswer } from "./posture-answer.tsx";
import { ShareBar } from "./share-bar.tsx";
import { WeakTypes } from "./weak-types.tsx";

// The definitions of verdicts link to the glossary and keep the scan of the address.
vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams() }));

const LABELS = ["agent", "custom-model", "data-source"].map((type) => ({ type, one: type, many: type }));
const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"];

let store: SnapshotStore;
let point: Point;
let tallies: readonly Tally[];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "posture-counts-"));
  store = await openDatabase(`file:${join(folder, "posture.db")}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  const start = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: REGIONS };
  const { scanId } = await store.journal.begin(start);
  await store.journal.complete(scanId, sampleSnapshot(400), NO_COUNTS, REGIONS);
  point = (await store.postures.newestPoint()) ?? { at: "", isOneScan: false };
  tallies = await store.rows.tallies(point);
  return async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
});

/**
 * Links to rows that show a number, each with the sum of its numbers. Percentages and digits in Region names are
 * ignored.
 */
function countedLinks(html: string): { href: string; count: number }[] {
  return [...html.matchAll(/<a [^>]*href="(\/resources[^"]*)"[^>]*>(.*?)<\/a>/g)].flatMap(
    ([, href = "", inner = ""]) => {
      const numbers = inner.replaceAll(/<[^>]*>/g, " ").match(/(?<![\w-])\d[\d,]*(?!\s*%)(?![\d-])/g) ?? [];
      const count = numbers.reduce((sum, number) => sum + Number(number.replaceAll(",", "")), 0);
      return numbers.length > 0 ? [{ href: href.replaceAll("&amp;", "&"), count }] : [];
    },
  );
}

async function expectRowsBehind(html: string, atLeast: number) {
  const links = countedLinks(html);
  expect(links.length).toBeGreaterThanOrEqual(atLeast);
  for (const { href, count } of links) {
    const { query, problems } = readResourceQuery(new URL(href, "http://localhost").searchParams);
    expect(problems).toEqual([]);
    expect(await store.rows.countRows(point, query.filter), href).toBe(count);
  }
}

test("each number of the headline, the verdicts and the weak types equals the number of rows its link lists", async () => {
  const summary = summarize(tallies);
  const { rows } = matrixOf(tallies, [], REGIONS);
  await expectRowsBehind(renderToStaticMarkup(<PostureAnswer summary={summary} asked={NOW} />), 7);
  await expectRowsBehind(renderToStaticMarkup(<ShareBar summary={summary} asked={NOW} />), 8);
  await expectRowsBehind(renderToStaticMarkup(<WeakTypes rows={rows} labels={LABELS} asked={NOW} />), 9);
});

test("each number of the matrix, totals included, equals the number of rows its link lists", async () => {
  const matrix = partOf(matrixOf(tallies, [], REGIONS), true);
  const html = renderToStaticMarkup(<Matrix matrix={matrix} unlisted={[]} labels={LABELS} asked={NOW} />);
  await expectRowsBehind(html, 6 + 3 + 3 + 1);
  for (const row of html.matchAll(/<tr>.*?<\/tr>/g)) {
    const counts = countedLinks(row[0]).map(({ count }) => count);
    const total = counts.pop() ?? 0;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
  }
});

test("a type that AWS does not offer, a failed list and data that needs no key look different", () => {
  const cell = (verdict: Tally["verdict"], offered: boolean | null) => {
    const some: Tally[] = [
      { type: "agent", region: "us-east-1", verdict, unknown: verdict === "unknown" ? "unreadable" : null, rows: 1 },
    ];
    const unlisted = offered === null ? [] : [{ accountId: ACCOUNT, type: "agent", region: "us-east-1", offered }];
    const matrix = partOf(matrixOf(some, [], ["us-east-1"]), true);
    return renderToStaticMarkup(<Matrix matrix={matrix} unlisted={unlisted} labels={LABELS} asked={NOW} />);
  };
  expect(cell("not-applicable", false)).toContain("not offered");
  expect(cell("not-applicable", null)).toContain("not applicable");
  expect(cell("unknown", true)).toContain("1 list failed");
});
