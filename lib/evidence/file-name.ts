import type { ShownPosture } from "#lib/domain/posture.ts";
import type { RowFilter } from "#lib/domain/row-filter.ts";

/** Longest part of a file name that comes from the filter; file systems take 255 bytes in all. */
const LONGEST_FILTER = 120;

type Named = Pick<ShownPosture, "point" | "accounts" | "scan">;

/** A file name with the account, the time of the posture and the filter, in letters, digits, dots, dashes, underscores. */
export function evidenceFileName({ point, accounts, scan }: Named, filter: RowFilter): string {
  const time = (point.isOneScan ? scan.startedAt : point.at).replace(/\.\d+Z$/, "Z").replaceAll(":", "");
  const account = accounts.length > 1 ? `${accounts.length}-accounts` : scan.accountId;
  const parts = ["bedrock-posture", account, time, filterInName(filter)];
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
