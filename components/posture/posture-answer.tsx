import { NumberLink } from "#components/ui/number-link.tsx";
import type { Summary } from "#lib/domain/summary.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { formatCount, formatShare } from "#lib/format/numbers.ts";

const AWS_KEYS = ["aws-owned", "aws-managed"] as const;

/** The overview's headline, in at most two sentences. */
export function PostureAnswer({ summary, scan }: { summary: Summary; scan: string | null }) {
  const { verdicts, unknown, assessable } = summary;
  const weak = AWS_KEYS.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  return (
    <>
      <NumberLink href={rowsHref({ verdict: "customer-managed", scan })}>
        {formatShare(verdicts["customer-managed"], assessable)}
      </NumberLink>{" "}
      of assessable protections ({formatCount(verdicts["customer-managed"])} of {formatCount(assessable)}) use a usable
      customer managed key.{" "}
      <NumberLink href={rowsHref({ verdict: [...AWS_KEYS], scan })}>{formatCount(weak)}</NumberLink> use AWS owned or
      AWS managed keys,{" "}
      <NumberLink href={rowsHref({ verdict: "unencrypted", scan })}>{formatCount(verdicts.unencrypted)}</NumberLink>{" "}
      {verdicts.unencrypted === 1 ? "is" : "are"} unencrypted,{" "}
      <NumberLink href={rowsHref({ verdict: "key-unusable", scan })}>
        {formatCount(verdicts["key-unusable"])}
      </NumberLink>{" "}
      {verdicts["key-unusable"] === 1 ? "has" : "have"} an unusable key, and{" "}
      <NumberLink href={rowsHref({ verdict: "unknown", unknown: "unreadable", scan })}>
        {formatCount(unknown.unreadable)}
      </NumberLink>{" "}
      could not be read.
    </>
  );
}
