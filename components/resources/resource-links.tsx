import Link from "next/link";
import { TermList } from "#components/glossary/term-list.tsx";
import { VerdictBadge } from "#components/verdict/verdict-badge.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { ResourceLink } from "#lib/domain/resource-link.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { resourceHref } from "#lib/format/hrefs.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { ResourceDetail } from "#lib/views/resource.ts";

interface Entry {
  readonly how: string;
  readonly arn: string;
  readonly resource: ResourceLink | null;
}

const HOW = {
  serves: { out: "Deploys", in: "Deployed by" },
  uses: { out: "Uses", in: "Used by" },
  made: { out: "Created", in: "Created by" },
  "routes-to": { out: "Routes to", in: "Deployed via" },
} as const satisfies Record<ResourceDetail["related"][number]["kind"], { out: string; in: string }>;

interface ResourceLinksProps {
  readonly of: ResourceDetail;
  readonly labels: readonly TypeLabel[];
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** The parent, children and other related resources of a resource. */
export function ResourceLinks({ of, labels, asked, from }: ResourceLinksProps) {
  const entries: readonly Entry[] = [
    ...(of.parent ? [{ how: "Parent", arn: of.parent.arn, resource: of.parent }] : []),
    ...of.related.map(({ kind, direction, arn, resource }) => ({ how: HOW[kind][direction], arn, resource })),
    ...of.children.map((resource) => ({ how: "Contains", arn: resource.arn, resource })),
  ];
  if (entries.length === 0) return <p className="p-4 text-muted text-sm">No related resources.</p>;
  return (
    <>
      <TermList
        terms={entries.flatMap(({ resource }) => (resource ? VERDICT_TERMS[resource.verdict] : []))}
        className="border-line border-b px-4 py-1.5"
      />
      <ul className="divide-y divide-line">
        {entries.map(({ how, arn, resource }) => (
          <li
            key={`${how} ${arn}`}
            className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-sm"
          >
            <span className="w-24 shrink-0 text-muted text-xs">{how}</span>
            {resource ? (
              <>
                <Link
                  data-row
                  prefetch={false}
                  href={resourceHref(resource.id, asked, from)}
                  title={arn}
                  className="min-w-0 font-medium hover:underline"
                >
                  <bdi>{resource.name}</bdi>
                </Link>
                <span className="text-muted text-xs">
                  {labels.find(({ type }) => type === resource.type)?.one ?? resource.type}
                  {resource.status && (
                    <>
                      {" · "}
                      <bdi>{resource.status}</bdi>
                    </>
                  )}
                </span>
                <span className="ml-auto">
                  <VerdictBadge verdict={resource.verdict} />
                </span>
              </>
            ) : (
              <>
                <bdi title={arn} className="font-mono text-xs">
                  {middleCut(arn, 70)}
                </bdi>
                <span className="ml-auto text-muted text-xs">not found by this scan</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
