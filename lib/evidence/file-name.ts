import type { RowFilter } from "#lib/domain/row-filter.ts";
import type { Scan } from "#lib/domain/scan.ts";

/** Longest part of a file name that comes from the filter; file systems take 255 bytes in all. */
const LONGEST_FILTER = 120;

/** A file name with the account, the scan and the filter, in letters, digits, dots, dashes and underscores. */
export function evidenceFileName(scan: Scan, filter: RowFilter): string {
  const time = scan.startedAt.replace(/\.\d+Z$/, "Z").replaceAll(":", "");
  const parts = ["bedrock-posture", scan.accountId, time, filterInName(filter)];
  return `${parts.filter((part) => part !== "").join("_")}.csv`;
}

function filterInName(filter: RowFilter): string {
  const conditions = Object.entries(filter).flatMap(([name, value]: [string, string | readonly string[] | null]) => {
    const values = [value ?? []].flat().map(safe);
    return values.length > 0 ? [`${name}-${values.join("-")}`] : [];
  });
  return conditions
    .join("_")
    .slice(0, LONGEST_FILTER)
    .replace(/[-_.]+$/, "");
}

function safe(text: string): string {
  return text.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "x";
}
