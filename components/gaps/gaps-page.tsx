import { Paging } from "#components/ui/paging.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { GapLines, GapSort, GapsFilter } from "#lib/views/gaps.ts";
import { gapsHref } from "./gaps-href.ts";
import { GapsTable } from "./gaps-table.tsx";

interface GapsPageProps {
  readonly page: GapLines;
  readonly filter: GapsFilter;
  readonly sort: GapSort;
  readonly limit: number;
  readonly labels: readonly TypeLabel[];
  readonly asked: Asked;
}

/** One page of the gaps, with links to the others. */
export function GapsPage({ page, filter, labels, ...place }: GapsPageProps) {
  const { limit, sort } = place;
  const { lines, at, last, offset, total } = page;
  const href = (to: number) => gapsHref(filter, { ...place, page: to });
  return (
    <>
      {lines.length > 0 ? (
        <GapsTable
          lines={lines}
          labels={labels}
          sort={sort}
          hrefOf={(to) => gapsHref(filter, { ...place, sort: to })}
        />
      ) : (
        <p className="p-4 text-muted text-sm">No gaps match the filters.</p>
      )}
      <Paging
        unit="line"
        {...{ offset, total, limit }}
        shown={lines.length}
        hrefOfSize={(size) => gapsHref(filter, { ...place, limit: size })}
        first={at > 1 ? href(1) : null}
        previous={at > 1 ? href(at - 1) : null}
        next={at < last ? href(at + 1) : null}
        last={at < last ? href(last) : null}
      />
    </>
  );
}
