import Link from "next/link";
import type { ListedFinding } from "#lib/domain/views.ts";
import { controlHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { AnswerMark } from "./answer-mark.tsx";
import { SeverityMark } from "./severity-mark.tsx";

/** Findings of one control that are told one by one; of the rest only how many. */
const TOLD = 3;

interface FindingListProps {
  readonly findings: readonly ListedFinding[];
  readonly scan: string | null;
}

/** What was found of one thing, by control: what fails, what cannot be told, and why. */
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
          {reasons.slice(0, TOLD).map((reason) => (
            <li key={reason}>
              <bdi>{reason}</bdi>
            </li>
          ))}
          {reasons.length > TOLD && <li>and {formatCount(reasons.length - TOLD)} more</li>}
        </ul>
      </div>
    </li>
  );
}
