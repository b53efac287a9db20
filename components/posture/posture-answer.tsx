import { NumberLink } from "#components/ui/number-link.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { Summary } from "#lib/domain/summary.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount, formatShare } from "#lib/format/numbers.ts";
import { protectionsHref } from "./protections-href.ts";

const AWS_KEYS = ["aws-owned", "aws-managed"] as const;

interface PostureAnswerProps {
  readonly summary: Summary;
  readonly asked: Asked;
}

/** The overview's headline: the protections by verdict, and what all numbers of the page count. */
export function PostureAnswer({ summary, asked }: PostureAnswerProps) {
  const { verdicts, unknown, protections } = summary;
  const weak = AWS_KEYS.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  return (
    <>
      <NumberLink href={rowsHref({ verdict: "customer-managed", asked })}>
        {formatCount(verdicts["customer-managed"])}
      </NumberLink>{" "}
      of {countOf(protections, "protection")} ({formatShare(verdicts["customer-managed"], protections)}) use a usable
      customer managed key.{" "}
      <NumberLink href={rowsHref({ verdict: [...AWS_KEYS], asked })}>{countOf(weak, "protection")}</NumberLink>{" "}
      {weak === 1 ? "uses" : "use"} AWS owned or AWS managed keys,{" "}
      <NumberLink href={rowsHref({ verdict: "unencrypted", asked })}>{formatCount(verdicts.unencrypted)}</NumberLink>{" "}
      {verdicts.unencrypted === 1 ? "is" : "are"} unencrypted,{" "}
      <NumberLink href={rowsHref({ verdict: "key-unusable", asked })}>
        {formatCount(verdicts["key-unusable"])}
      </NumberLink>{" "}
      {verdicts["key-unusable"] === 1 ? "has" : "have"} an unusable key,{" "}
      <NumberLink href={rowsHref({ verdict: "unknown", unknown: "unreadable", asked })}>
        {formatCount(unknown.unreadable)}
      </NumberLink>{" "}
      could not be read, and{" "}
      <NumberLink href={rowsHref({ verdict: "unknown", unknown: "not-exposed", asked })}>
        {formatCount(unknown["not-exposed"])}
      </NumberLink>{" "}
      {unknown["not-exposed"] === 1 ? "is" : "are"} not exposed by any AWS API.
      <Denominator summary={summary} asked={asked} />
    </>
  );
}

function Denominator({ summary, asked }: PostureAnswerProps) {
  const left = summary.verdicts["not-applicable"];
  return (
    <span id="denominator" className="mt-1 block text-sm">
      Every share on this page is of these{" "}
      <NumberLink href={protectionsHref(summary, { asked })}>{countOf(summary.protections, "protection")}</NumberLink>{" "}
      (one data item and its key; a list call that failed counts as one).
      {left > 0 && (
        <>
          {" "}
          Not counted:{" "}
          <NumberLink href={rowsHref({ verdict: "not-applicable", asked })}>{countOf(left, "row")}</NumberLink> that{" "}
          {left === 1 ? "is" : "are"} not applicable.
        </>
      )}
    </span>
  );
}
