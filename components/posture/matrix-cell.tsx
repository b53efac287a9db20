import Link from "next/link";
import { VerdictIcon } from "#components/verdict/verdict-icon.tsx";
import { APPLICABLE } from "#lib/domain/summary.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { type RowsQuery, rowsHref } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { protectionsHref, protectionsOf } from "./protections-href.ts";

/** The rows by verdict, without those of which there are none; and why a cell has no other resources. */
export type ShownCell = Partial<Readonly<Record<Verdict, number>>> & {
  readonly note?: "list failed" | "not offered";
};

interface MatrixCellProps {
  readonly of: ShownCell;
  readonly terms: Readonly<Record<Verdict, string>>;
  readonly query: RowsQuery;
}

/** The protections of one type in one Region. None, unknown, not offered and not applicable look different. */
export function MatrixCell({ of, terms, query }: MatrixCellProps) {
  if (protectionsOf(of) > 0) return <Verdicts of={of} terms={terms} query={query} />;
  if (!of["not-applicable"]) return <None />;
  return <NotCounted text={of.note === "not offered" ? "not offered" : "not applicable"} href={rowsHref(query)} />;
}

function None() {
  return (
    <span className="none" title="None in this Region">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

function NotCounted({ text, href }: { text: string; href: string }) {
  return (
    <Link prefetch={false} href={href} className="not-counted">
      {text}
    </Link>
  );
}

/** The worst verdicts of a cell; the others are one number, so that cells stay small. */
const MOST_SHOWN = 2;

function Verdicts({ of, terms, query }: MatrixCellProps) {
  const present = APPLICABLE.filter((verdict) => (of[verdict] ?? 0) > 0);
  const shown = present.slice(0, MOST_SHOWN);
  const others = present.slice(MOST_SHOWN).reduce((sum, verdict) => sum + (of[verdict] ?? 0), 0);
  const listFailed = of.note === "list failed";
  return (
    <Link
      prefetch={false}
      href={protectionsHref({ verdicts: of }, query)}
      title={listFailed ? "The list call failed; resources in this Region are unknown" : undefined}
      className={`matrix-cell bg-${present[0]}-soft`}
    >
      {shown.map((verdict) => (
        // The classes of every verdict are in `VERDICT_STYLES`, which has icons too.
        <span key={verdict} title={terms[verdict]} className={`text-${verdict}`}>
          <VerdictIcon verdict={verdict} /> {formatCount(of[verdict] ?? 0)}
          {listFailed ? " list failed" : <span className="sr-only"> {terms[verdict]}</span>}
        </span>
      ))}
      {others > 0 && (
        <span>
          +{formatCount(others)}
          <span className="sr-only"> others</span>
        </span>
      )}
    </Link>
  );
}
