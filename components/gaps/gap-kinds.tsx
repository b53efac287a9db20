import Link from "next/link";
import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { GAP_CLOSING } from "./gap-closing.ts";
import { GAP_KINDS, GapKind } from "./gap-kind.tsx";

interface GapKindsProps {
  readonly gaps: readonly Gap[];
  readonly chosen: FailureKind | null;
  readonly scan: string | null;
}

/** Gaps by why there was no answer: how many, and what one can do. Each narrows the table to itself. */
export function GapKinds({ gaps, chosen, scan }: GapKindsProps) {
  const counts = Map.groupBy(gaps, ({ failure }) => failure.kind);
  const kinds = (Object.keys(GAP_KINDS) as FailureKind[]).filter((kind) => counts.has(kind));
  return (
    <ul className="divide-y divide-line">
      {kinds.map((kind) => (
        <li key={kind}>
          <Link
            prefetch={false}
            scroll={false}
            href={hrefWith("/gaps", { scan, kind: kind === chosen ? null : kind })}
            aria-current={kind === chosen ? "true" : undefined}
            className={`flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm ${kind === chosen ? "bg-accent-soft" : "hover:bg-raised"}`}
          >
            <span className="number sm:w-8 sm:text-right font-semibold">
              {formatCount(counts.get(kind)?.length ?? 0)}
            </span>
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
