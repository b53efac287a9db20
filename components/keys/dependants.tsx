import Link from "next/link";
import { TermList } from "#components/glossary/term-list.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import { VerdictBadge } from "#components/verdict/verdict-badge.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import { resourceHref, rowsHref } from "#lib/format/hrefs.ts";
import type { KeyDetail } from "#lib/views/key.ts";
import { countFound, saysOfIncomplete } from "./dependants-words.ts";

interface DependantsProps {
  readonly of: KeyDetail;
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** The resources that depend on a key, each with the verdict of what the key encrypts; worst first. */
export function Dependants({ of, asked, from }: DependantsProps) {
  const { dependants, summary, labels, incomplete } = of;
  if (dependants.length === 0)
    return (
      <p className="p-4 text-muted text-sm">
        {incomplete ? saysOfIncomplete(incomplete, summary.region) : "No resource is encrypted with this key."}
      </p>
    );
  return (
    <>
      <div className="border-line border-b px-4 py-2 text-muted text-xs">
        <p>Each resource is listed with the data that this key encrypts, and with the verdict of that data only.</p>
        <TermList terms={dependants.map(({ verdict }) => VERDICT_TERMS[verdict])} />
      </div>
      <Scroller label="Dependent resources" className="max-h-96 overflow-y-auto print:max-h-none">
        <ul className="divide-y divide-line">
          {dependants.map(({ id, type, name, arn, region, verdict, data, assessedBefore }) => (
            <li key={id} className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 text-sm">
              <span className="min-w-0 flex-1">
                <Link
                  data-row
                  prefetch={false}
                  href={resourceHref(id, asked, from)}
                  title={arn}
                  className="inline-block min-h-target font-medium leading-6 hover:underline"
                >
                  <bdi>{name}</bdi>
                </Link>
                <span className="block truncate text-muted text-xs">
                  {labels.find((label) => label.type === type)?.one ?? type} · {region} · {data.join(", ")}
                </span>
                {assessedBefore && (
                  <span className="block text-unknown text-xs">
                    Assessed on <Time iso={assessedBefore} />, before the newest change of this key.
                  </span>
                )}
              </span>
              <VerdictBadge verdict={verdict} />
            </li>
          ))}
        </ul>
      </Scroller>
      {summary.resources > dependants.length && (
        <p className="border-line border-t px-4 py-2 text-sm">
          <Link prefetch={false} href={rowsHref({ key: summary.arn, asked })} className="text-accent hover:underline">
            View all {countFound(summary.resources, "resource", incomplete)}
          </Link>
        </p>
      )}
    </>
  );
}
