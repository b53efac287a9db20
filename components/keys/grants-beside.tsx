import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { resourceHref } from "#lib/format/hrefs.ts";
import type { KeyDetail } from "#lib/views/key.ts";

/** The documented grants that a key lacks, and the resources that need none. */
export function GrantsBeside({ of, scan }: { of: KeyDetail; scan: string | null }) {
  const { missingGrants, withoutGrants } = of;
  if (missingGrants.length === 0 && withoutGrants.length === 0) return null;
  return (
    <div className="grid gap-1 border-line border-b p-4 text-sm leading-relaxed">
      {missingGrants.map(({ resourceId, name, because }) => (
        <p key={`${resourceId} ${because}`} className="flex gap-1.5 text-unencrypted [overflow-wrap:anywhere]">
          <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
          <span>
            Missing grant for{" "}
            {resourceId ? (
              <Link prefetch={false} href={resourceHref(resourceId, scan)} className="underline">
                <bdi>{name}</bdi>
              </Link>
            ) : (
              <bdi>{name}</bdi>
            )}
            : {because}
          </span>
        </p>
      ))}
      {withoutGrants.map((because) => (
        <p key={because} className="text-muted">
          {because}
        </p>
      ))}
    </div>
  );
}
