import type { Scan } from "#lib/domain/scan.ts";
import { countOf } from "#lib/format/numbers.ts";

/** The outcome of a scan and the next step, in at most three short sentences. */
export function scanOutcome({ state, accountId, failure, counts, regions }: Scan): string {
  switch (state) {
    case "queued":
      return "Queued: the scan starts when a worker is free. If it stays queued, check POSTURE_WORKER and the log.";
    case "running":
      if (accountId === null) return "The scan is identifying the AWS account of its credentials.";
      return "Scan in progress. The previous results are shown until it completes.";
    case "completed":
      return `The scan found ${countOf(counts.resources, "resource")} and ${countOf(counts.keys, "key")} in ${countOf(regions.length, "Region")}. ${countOf(counts.gaps, "API call")} failed.`;
    case "failed":
      return `${sentence(failure ?? "The scan failed")} The results of this scan are not shown. Fix the cause and run a new scan.`;
    case "cancelled":
      return "The scan was cancelled and its results are not shown. Run a new scan when you are ready.";
    case "interrupted":
      return "The scan was interrupted because its process stopped, and its results are not shown. Run a new scan.";
  }
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The duration of a scan so far, in milliseconds. */
export const scanDuration = ({ startedAt, finishedAt }: Scan, now: Date): number =>
  Math.max(0, (finishedAt ? Date.parse(finishedAt) : now.getTime()) - Date.parse(startedAt));
