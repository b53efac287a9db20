import Link from "next/link";
import type { Asked } from "#lib/domain/posture.ts";
import type { MatrixRow, Summary } from "#lib/domain/summary.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import { WeakCount } from "./weak-count.tsx";

/** Verdicts of data that no customer managed key protects. */
export const WEAK = ["unencrypted", "aws-owned", "aws-managed"] as const;

/** The protections without a customer managed key. */
export const weakOf = ({ verdicts }: Summary): number => WEAK.reduce((sum, verdict) => sum + verdicts[verdict], 0);

/** About as many lines as the neighbouring panels have. */
const SHOWN = 6;

/** Types with protections that use no customer managed key, most first. */
export function WeakTypes({
  rows,
  labels,
  asked,
}: {
  rows: readonly MatrixRow[];
  labels: readonly TypeLabel[];
  asked: Asked;
}) {
  const weak = rows
    .map(({ type, total }) => ({ type, total, count: weakOf(total) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (weak.length === 0) return <p className="p-4 text-muted text-sm">All readable data uses customer managed keys.</p>;
  const more = weak.length - SHOWN;
  return (
    <>
      <ul className="divide-y divide-line">
        {weak.slice(0, SHOWN).map(({ type, total }) => (
          <li key={type} className="weak-line">
            <Link prefetch={false} href={rowsHref({ type, verdict: WEAK, asked })} className="hover:underline">
              {labels.find((label) => label.type === type)?.many ?? type}
            </Link>
            <span className="flex gap-3">
              {WEAK.filter((verdict) => total.verdicts[verdict] > 0).map((verdict) => {
                return (
                  <WeakCount
                    key={verdict}
                    {...{ type, verdict, asked, term: VERDICT_TERMS[verdict].term, rows: total.verdicts[verdict] }}
                  />
                );
              })}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="panel-more">
          <Link prefetch={false} href={rowsHref({ verdict: WEAK, asked })}>
            View {countOf(more, "more type")}
          </Link>
        </p>
      )}
    </>
  );
}
