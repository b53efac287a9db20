import Link from "next/link";
import { controlHref } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { AnswerMark } from "./answer-mark.tsx";
import { SeverityMark } from "./severity-mark.tsx";

/** Reasons of one control that are listed; of the rest only the number. */
const LISTED = 3;

interface FindingListProps {
  readonly findings: readonly ListedFinding[];
  readonly scan: string | null;
}

/** The findings about one resource or key, by control, with their reasons. */
export function FindingList({ findings, scan }: FindingListProps) {
  const groups = Map.groupBy(findings, ({ control, answer }) => `${control} ${answer}`);
  return (
    <ul className="divide-y divide-line">
      {[...groups].map(([key, group]) => (
        <FindingGroup key={key} findings={group} scan={scan} />
      ))}
    </ul>
  );
}

function FindingGroup({ findings, scan }: FindingListProps) {
  const [first] = findings;
  if (!first) return null;
  const { control, title, severity, answer } = first;
  const reasons = [...new Set(findings.map(({ reason }) => reason))];
  return (
    <li className="grid gap-x-3 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-[6.5rem_1fr]">
      <span className="pt-px">
        <AnswerMark answer={answer} />
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link prefetch={false} href={controlHref(control, scan)} className="font-medium hover:underline">
            <span className="number text-muted">{control}</span> {title}
          </Link>
          <SeverityMark severity={severity} />
        </p>
        <ul className="text-muted text-xs leading-relaxed">
          {reasons.slice(0, LISTED).map((reason) => (
            <li key={reason}>
              <bdi>{reason}</bdi>
            </li>
          ))}
          {reasons.length > LISTED && <li>and {countOf(reasons.length - LISTED, "more reason")}</li>}
        </ul>
      </div>
    </li>
  );
}
