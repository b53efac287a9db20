import { renderToReadableStream } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { NOW } from "#lib/domain/posture.ts";
import { summarize } from "#lib/domain/summary.ts";
import type { Tally } from "#lib/domain/tally.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { NO_COUNTS, NO_VERDICTS } from "#lib/snapshots/stored-scan.ts";
import type { Overview as OverviewData } from "#lib/views/overview.ts";
import { Overview } from "./overview.tsx";

vi.mock("next/navigation", () => ({
  useSearchParams: () => new URLSearchParams(),
  usePathname: () => "/",
  useRouter: () => ({}),
}));

/** Every type has every verdict in every Region of every account. */
function dataOf(types: number, regions: number, accounts: number): OverviewData {
  const names = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  const tallies: Tally[] = names(types, "type-of-a-resource").flatMap((type) =>
    names(regions, "region-south").flatMap((region) =>
      VERDICTS.map((verdict) => ({ type, region, verdict, unknown: null, rows: accounts * 7 })),
    ),
  );
  const ids = Array.from({ length: accounts }, (_, index) => String(100_000_000_000 + index));
  const scan = {
    id: "0",
    state: "completed",
    accountId: ids[0],
    regions: names(regions, "region-south"),
    startedAt: AT,
  };
  return {
    posture: {
      ...{ point: { at: AT, isOneScan: false }, asked: NOW, accounts: ids, regions: scan.regions, otherRegions: [] },
      scan: {
        ...scan,
        counts: NO_COUNTS,
        verdicts: NO_VERDICTS,
        finishedAt: AT,
        principalArn: "arn:aws:iam::1:role/x",
      },
    },
    ...{
      labels: [],
      tallies,
      unlisted: [],
      controls: [],
      keysAtRisk: [],
      incomplete: {},
      keysAtRiskCount: 0,
      gaps: [],
      gapCount: 9,
    },
    ...{ gapKinds: {}, regionsNotEnabled: [], trendUntil: null },
    accounts: ids.slice(0, 5).map((accountId) => ({ accountId, summary: summarize(tallies) })),
    trend: Array.from({ length: 16 }, (_, day) => ({
      scanId: `${day}`,
      at: new Date(Date.parse(AT) + day * 86_400_000).toISOString(),
      ...{
        regions: accounts * regions,
        verdicts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 1_234])),
        marks: [],
      },
    })),
  } as unknown as OverviewData;
}
const AT = "2026-11-01T08:00:00.000Z";

async function sizeOf(data: OverviewData): Promise<number> {
  const page = (
    <Overview data={data} week={Promise.resolve(null)} wholeMatrix={false} active={null} now={new Date(AT)} />
  );
  const stream = await renderToReadableStream(page);
  const html = await new Response(stream).text();
  return html.length;
}

test("the HTML of the overview does not grow with types, Regions and accounts", async () => {
  const large = await sizeOf(dataOf(60, 30, 1_000));
  const small = await sizeOf(dataOf(7, 5, 9));
  expect(large).toBeLessThan(75_000);
  expect(large - small).toBeLessThan(5_000);
});
