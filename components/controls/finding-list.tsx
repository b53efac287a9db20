import Link from "next/link";
import { LikeLines } from "#components/ui/like-lines.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { controlHref } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { AnswerMark } from "./answer-mark.tsx";
import { SeverityMark } from "./severity-mark.tsx";

/** At most this many reasons of one control are listed; beyond it, the first reason and the number of the others. */
const LISTED = 3;

interface FindingListProps {
  readonly findings: readonly ListedFinding[];
  readonly asked: Asked;
  /** The page that has the list, for the pages that are opened from it. */
  readonly from: string;
}

/** The findings about one resource or key, by control, with their reasons. */
export function FindingList({ findings, ...links }: FindingListProps) {
  const groups = Map.groupBy(findings, ({ control, answer }) => `${control} ${answer}`);
  return (
    <ul className="divide-y divide-line">
      {[...groups].map(([key, group]) => (
        <FindingGroup key={key} findings={group} {...links} />
      ))}
    </ul>
  );
}

function FindingGroup({ findings, asked, from }: FindingListProps) {
  const [first] = findings;
  if (!first) return null;
  const { control, title, severity, answer } = first;
  // Of several like findings, the oldest.
  const [seen] = findings.flatMap(({ firstSeen }) => firstSeen ?? []).sort();
  const reasons = [...new Set(findings.map(({ reason }) => reason))];
  return (
    <li className="grid gap-x-3 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-[6.5rem_1fr]">
      <span className="pt-px">
        <AnswerMark answer={answer} />
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link prefetch={false} href={controlHref(control, asked, from)} className="font-medium hover:underline">
            <span className="number text-muted">{control}</span> {title}
          </Link>
          <SeverityMark severity={severity} />
        </p>
        <Reasons of={reasons} />
        {seen && <p className="text-muted text-xs">First seen {formatDate(seen)}</p>}
      </div>
    </li>
  );
}

function Reasons({ of }: { of: readonly string[] }) {
  const shown = of.length > LISTED ? of.slice(0, 1) : of;
  const others = of.slice(shown.length);
  return (
    <div className="text-muted text-xs leading-relaxed">
      <ul>
        {shown.map((reason) => (
          <Reason key={reason} text={reason} />
        ))}
      </ul>
      {others.length > 0 && (
        <LikeLines summary={`and ${countOf(others.length, "more reason")}`}>
          {others.map((reason) => (
            <Reason key={reason} text={reason} />
          ))}
        </LikeLines>
      )}
    </div>
  );
}

const Reason = ({ text }: { text: string }) => (
  <li>
    <bdi>{text}</bdi>
  </li>
);
