import { NumberLink } from "#components/ui/number-link.tsx";
import type { Summary } from "#lib/domain/summary.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount, formatShare } from "#lib/format/numbers.ts";

const WEAK = ["unencrypted", "aws-owned", "aws-managed"] as const;

/** The overview's answer in a sentence. */
export function PostureAnswer({ summary, scan }: { summary: Summary; scan: string | null }) {
  const { verdicts, unknown, assessable, rows } = summary;
  const weak = WEAK.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  return (
    <>
      <NumberLink href={rowsHref({ verdict: "customer-managed", scan })}>
        {formatShare(verdicts["customer-managed"], assessable)}
      </NumberLink>{" "}
      of what can be assessed is under a usable customer managed key.{" "}
      <NumberLink href={rowsHref({ verdict: [...WEAK], scan })}>{formatCount(weak)}</NumberLink> of{" "}
      {countOf(rows, "protection")} {weak === 1 ? "has" : "have"} a weaker one or none,{" "}
      <NumberLink href={rowsHref({ verdict: "key-unusable", scan })}>
        {formatCount(verdicts["key-unusable"])}
      </NumberLink>{" "}
      a key that cannot be used, and{" "}
      <NumberLink href={rowsHref({ verdict: "unknown", unknown: "unreadable", scan })}>
        {formatCount(unknown.unreadable)}
      </NumberLink>{" "}
      could not be read.
    </>
  );
}
