"use client";

import Link from "next/link";
import { VerdictIcon } from "#components/verdict/verdict-icon.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";

interface WeakCountProps {
  readonly type: string;
  readonly verdict: Verdict;
  /** The verdict as the user reads it. */
  readonly term: string;
  readonly rows: number;
  readonly asked: Asked;
}

/** The protections of a type with a verdict, as icon and number. */
export const WeakCount = ({ type, verdict, term, rows, asked }: WeakCountProps) => (
  // The classes of every verdict are in `VERDICT_STYLES`, which has icons too.
  <Link
    prefetch={false}
    href={rowsHref({ type, verdict, asked })}
    title={term}
    className={`weak-count text-${verdict}`}
  >
    <VerdictIcon verdict={verdict} />
    {formatCount(rows)}
    <span className="sr-only"> {term}</span>
  </Link>
);
