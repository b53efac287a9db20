import Link from "next/link";
import { Fragment } from "react";
import type { CameFrom } from "#lib/views/came-from.ts";
import { ListPlace } from "./list-place.tsx";

interface BreadcrumbProps {
  /** The pages above this one, the nearest last. */
  readonly pages: readonly { readonly label: string; readonly href: string }[];
  /** The page that this one was opened from; it replaces the pages above. */
  readonly cameFrom?: CameFrom | null;
}

/** Links to the pages above this one, or back to the page that it was opened from; Escape follows the last of them. */
export function Breadcrumb({ pages, cameFrom = null }: BreadcrumbProps) {
  const above = cameFrom ? [cameFrom] : pages;
  return (
    <div className="no-print mb-2 flex flex-wrap items-center justify-between gap-x-6 text-muted text-sm">
      <nav aria-label="Breadcrumb">
        {above.map(({ label, href }, index) => {
          const isNearest = index === above.length - 1;
          return (
            <Fragment key={href}>
              {index > 0 && " / "}
              <Link
                prefetch={false}
                href={href}
                scroll={!isNearest}
                data-return={isNearest ? "" : undefined}
                className="inline-flex h-7 items-center hover:underline"
              >
                <bdi>{label}</bdi>
              </Link>
            </Fragment>
          );
        })}
      </nav>
      {cameFrom?.place && <ListPlace place={cameFrom.place} />}
    </div>
  );
}
