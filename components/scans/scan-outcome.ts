import type { Scan } from "#lib/domain/scan.ts";
import { countOf } from "#lib/format/numbers.ts";

/** What became of a scan, and what one can do about it, in a sentence or two. */
export function scanOutcome({ state, accountId, failure, counts, regions }: Scan): string {
  switch (state) {
    case "queued":
      return "It waits for a worker. If it goes on waiting, no worker runs: see POSTURE_WORKER and the log.";
    case "running":
      if (accountId === null) return "It waits for AWS to say whose account the credentials belong to.";
      return "It is looking at the account now. The last complete snapshot is shown until it is done.";
    case "completed":
      return `It found ${countOf(counts.resources, "resource")} and ${countOf(counts.keys, "key")} in ${countOf(regions.length, "Region")}; ${countOf(counts.gaps, "read")} got no answer.`;
    case "failed":
      return `${sentence(failure ?? "It failed")} Nothing of it is shown. Remove the cause, then start another scan.`;
    case "cancelled":
      return "It was cancelled before it was done, and nothing of it is shown. Start another scan when you are ready.";
    case "interrupted":
      return "The process that ran it ended before it was done. Nothing of it is shown; start another scan.";
  }
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** How long a scan took, or has taken so far; in milliseconds. */
export const scanDuration = ({ startedAt, finishedAt }: Scan, now: Date): number =>
  Math.max(0, (finishedAt ? Date.parse(finishedAt) : now.getTime()) - Date.parse(startedAt));
