import Link from "next/link";
import { GapKind } from "#components/gaps/gap-kind.tsx";
import { TermList } from "#components/glossary/term-list.tsx";
import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { GAP_TERMS } from "#lib/domain/terms.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { Overview } from "#lib/views/overview.ts";

interface UnreadProps {
  readonly gaps: readonly Gap[];
  /** All gaps, counted by reason. */
  readonly kinds: Overview["gapKinds"];
  readonly count: number;
  readonly asked: Asked;
}

/** The first gaps; the Gaps page shows all. */
export function Unread({ gaps, kinds, count, asked }: UnreadProps) {
  if (count === 0) return <p className="p-4 text-muted text-sm">No coverage gaps.</p>;
  return (
    <>
      <ul aria-label="Gaps by reason" className="flex flex-wrap gap-x-4 border-line border-b px-4 py-1.5 text-xs">
        {Object.entries(kinds).map(([kind, rows]) => (
          <li key={kind}>
            <Link prefetch={false} href={hrefWith("/gaps", { kind, asked })} className="target-link">
              {GAP_TERMS[kind as FailureKind].term}:{" "}
              <span className="number font-semibold">{countOf(rows, "gap")}</span>
            </Link>
          </li>
        ))}
      </ul>
      <TermList
        terms={gaps.map(({ failure }) => GAP_TERMS[failure.kind])}
        className="border-line border-b px-4 py-1.5"
      />
      <ul className="panel-lines">
        {gaps.map(({ region, subject, failure }) => (
          <li key={`${failure.operation} ${region} ${subject} ${failure.requestId}`}>
            <div className="flex items-center justify-between gap-3">
              <span className="wrap-anywhere min-w-0 font-mono text-xs">{failure.operation}</span>
              <GapKind kind={failure.kind} />
            </div>
            <p className="mt-0.5 truncate text-muted text-xs" title={subject ?? undefined}>
              {region}
              {subject && (
                <>
                  {" · "}
                  <bdi>{middleCut(subject, 52)}</bdi>
                </>
              )}
              {failure.kind === "denied" && failure.permission !== failure.operation && (
                <>
                  {" · needs "}
                  <span className="font-mono">{failure.permission}</span>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {count > gaps.length && (
        <p className="panel-more">
          <Link prefetch={false} href={hrefWith("/gaps", { asked })}>
            View all {formatCount(count)} gaps and the IAM policy to fix them
          </Link>
        </p>
      )}
    </>
  );
}
