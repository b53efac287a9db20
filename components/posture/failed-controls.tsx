import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Panel } from "#components/ui/panel.tsx";
import { VerdictBadge } from "#components/verdict/verdict-badge.tsx";
import type { FailedControl } from "#lib/domain/views.ts";
import { resourceHref, rowsHref } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";

/** Findings that one cannot miss, each with the resources that it is about. */
export function FailedControls({ controls, scan }: { controls: readonly FailedControl[]; scan: string | null }) {
  return controls.map(({ id, title, rationale, count, rows }) => (
    <Panel
      key={id}
      id={id.toLowerCase()}
      flush
      className="border-l-4 border-l-unencrypted"
      title={
        <span className="flex items-center gap-2">
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-unencrypted" />
          {title}: {countOf(count, "resource")} {count === 1 ? "is" : "are"} not
        </span>
      }
      aside={
        <Link prefetch={false} href={rowsHref({ finding: id, scan })} className="hover:underline">
          {id} · all {count}
        </Link>
      }
    >
      <p className="max-w-prose px-4 pt-3 text-muted text-sm leading-relaxed">{rationale}</p>
      <ul className="mt-2 divide-y divide-line border-line border-t">
        {rows.map((row) => (
          <li key={row.id} className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 text-sm">
            <Link
              prefetch={false}
              href={resourceHref(row.resourceId ?? "", scan)}
              className="min-w-0 font-medium hover:underline"
            >
              <bdi>{row.resourceName}</bdi>
            </Link>
            <span className="text-muted text-xs">{row.region} · serves what is under a weaker key than its draft</span>
            <span className="ml-auto">
              <VerdictBadge verdict={row.verdict} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  ));
}
