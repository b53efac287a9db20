import Link from "next/link";
import { FAILURE_KINDS } from "#lib/domain/call.ts";
import type { Facet } from "#lib/domain/facet.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { GapsFilter } from "#lib/views/gaps.ts";
import { GAP_CLOSING } from "./gap-closing.ts";
import { GapKind } from "./gap-kind.tsx";
import { type GapsPlace, gapsHref } from "./gaps-href.ts";

interface GapKindsProps {
  readonly kinds: readonly Facet[];
  readonly filter: GapsFilter;
  readonly place: GapsPlace;
}

/** Gaps by reason, each with its count and next step, and a link that filters the table. */
export function GapKinds({ kinds, filter, place }: GapKindsProps) {
  const chosen = filter.kind;
  const counts = new Map(kinds.map(({ value, count }) => [value, count]));
  return (
    <ul className="divide-y divide-line">
      {FAILURE_KINDS.filter((kind) => counts.has(kind)).map((kind) => (
        <li key={kind}>
          <Link
            prefetch={false}
            scroll={false}
            href={gapsHref({ ...filter, kind: kind === chosen ? null : kind }, place)}
            aria-current={kind === chosen ? "true" : undefined}
            className={`flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm ${kind === chosen ? "bg-accent-soft" : "hover:bg-raised"}`}
          >
            <span className="number sm:w-8 sm:text-right font-semibold">{formatCount(counts.get(kind) ?? 0)}</span>
            <span className="sm:w-44">
              <GapKind kind={kind} />
            </span>
            <span className="min-w-0 flex-1 basis-72 text-muted">{GAP_CLOSING[kind]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
