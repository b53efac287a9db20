import type { Scan } from "#lib/domain/scan.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import { countOf } from "#lib/format/numbers.ts";

/** The result of a completed scan as a table for a terminal: verdicts, weakest first, then coverage. */
export function summaryTable({ accountId, regions, counts, verdicts, principalArn }: Scan): string {
  const rows = VERDICTS.map((verdict) => [verdict, verdicts[verdict]] as const);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  return [
    `Account ${accountId}, scanned as ${principalArn}`,
    "",
    line("VERDICT", "ROWS", "SHARE"),
    ...rows.map(([verdict, count]) => line(verdict, String(count), share(count, total))),
    line("total", String(total), ""),
    "",
    `${countOf(counts.resources, "resource")} and ${countOf(counts.keys, "key")} in ${countOf(regions.length, "Region")} (${regions.join(", ")}).`,
    `${countOf(counts.gaps, "API call")} failed; ${countOf(counts.calls, "call")} sent, ${counts.throttled} of them throttled.`,
    "",
  ].join("\n");
}

function line(verdict: string, rows: string, share: string): string {
  return `${verdict.padEnd(18)}${rows.padStart(8)}${share.padStart(9)}`.trimEnd();
}

function share(count: number, total: number): string {
  return total === 0 ? "" : `${((100 * count) / total).toFixed(1)}%`;
}
