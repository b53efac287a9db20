import Link from "next/link";
import { KeyState } from "#components/keys/key-state.tsx";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { keyHref, rowsHref } from "#lib/format/hrefs.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { countOf } from "#lib/format/numbers.ts";

/** Keys that are unusable or pending deletion, with the number of dependent resources. */
export function KeysAtRisk({ keys, now, scan }: { keys: readonly KeySummary[]; now: Date; scan: string | null }) {
  if (keys.length === 0) return <p className="p-4 text-muted text-sm">All readable keys are enabled.</p>;
  return (
    <ul className="divide-y divide-line">
      {keys.map((key) => (
        <li key={key.id} className="px-4 py-2 text-sm">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <Link
              prefetch={false}
              href={keyHref(key.id, scan)}
              title={key.arn}
              className="min-w-0 truncate font-medium hover:underline"
            >
              <bdi>{key.alias ?? middleCut(key.arn.slice(key.arn.lastIndexOf("/") + 1), 26)}</bdi>
            </Link>
            <KeyState of={key} now={now} />
          </div>
          <p className="mt-0.5 flex justify-between gap-3 text-muted text-xs">
            <span className="whitespace-nowrap">{key.region}</span>
            <Link prefetch={false} href={rowsHref({ key: key.arn, scan })} className="text-right hover:underline">
              {countOf(key.rows, "protection")} in {countOf(key.resources, "resource")}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
