import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { LikeLines } from "#components/ui/like-lines.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { resourceHref } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { KeyDetail } from "#lib/views/key.ts";

type MissingGrant = KeyDetail["missingGrants"][number];

interface LinkContext {
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** The documented grants that a key lacks, and the data that needs none; like lines as one. */
export function GrantsBeside({ of, ...links }: { of: KeyDetail } & LinkContext) {
  const { missingGrants, withoutGrants } = of;
  if (missingGrants.length === 0 && withoutGrants.length === 0) return null;
  return (
    <div className="grid gap-1 border-line border-b p-4 text-sm leading-relaxed">
      {[...Map.groupBy(missingGrants, ({ because }) => because)].map(([because, missing]) => (
        <Missing key={because} because={because} of={missing} {...links} />
      ))}
      <WithoutGrants because={withoutGrants} />
    </div>
  );
}

function Missing({ because, of, ...links }: { because: string; of: readonly MissingGrant[] } & LinkContext) {
  const names = of.map((grant) => <Named key={`${grant.resourceId} ${grant.name}`} of={grant} {...links} />);
  return (
    <div className="flex gap-1.5 text-unencrypted [overflow-wrap:anywhere]">
      <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
      {names.length === 1 ? (
        <p>
          Missing grant for {names}: {because}
        </p>
      ) : (
        <LikeLines summary={`Missing grants for ${countOf(names.length, "protection")}: ${because}`}>
          {of.map((grant, index) => (
            <li key={`${grant.resourceId} ${grant.name}`}>{names[index]}</li>
          ))}
        </LikeLines>
      )}
    </div>
  );
}

function Named({ of: { resourceId, name }, asked, from }: { of: MissingGrant } & LinkContext) {
  return resourceId ? (
    <Link prefetch={false} href={resourceHref(resourceId, asked, from)} className="underline">
      <bdi>{name}</bdi>
    </Link>
  ) : (
    <bdi>{name}</bdi>
  );
}

function WithoutGrants({ because }: { because: readonly string[] }) {
  if (because.length < 2) return because.map((words) => <p key={words}>{words}</p>);
  return (
    <div className="text-muted">
      <LikeLines summary={`No grants are expected for ${because.length} kinds of data that this key encrypts.`}>
        {because.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </LikeLines>
    </div>
  );
}
