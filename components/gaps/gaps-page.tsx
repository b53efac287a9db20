import { Paging } from "#components/ui/paging.tsx";
import type { Gap } from "#lib/domain/observation.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import type { GapSort, GapsFilter } from "#lib/views/gaps.ts";
import { gapsHref, gapsOnPage } from "./gaps-filter.ts";
import { GapsTable } from "./gaps-table.tsx";

interface GapsPageProps {
  /** All gaps that match the filter, in their order. */
  readonly gaps: readonly Gap[];
  readonly filter: GapsFilter;
  readonly sort: GapSort;
  /** From 1; a number beyond the last page shows the last page. */
  readonly page: number;
  readonly limit: number;
  readonly labels: readonly TypeLabel[];
  readonly scan: string | null;
}

/** One page of the gaps, with links to the others. */
export function GapsPage({ gaps, filter, page, labels, ...place }: GapsPageProps) {
  const { limit, sort } = place;
  const { at, last, offset, shown } = gapsOnPage(gaps.length, page, limit);
  const href = (to: number) => gapsHref(filter, { ...place, page: to });
  return (
    <>
      {gaps.length > 0 ? (
        <GapsTable
          gaps={gaps.slice(offset, offset + shown)}
          labels={labels}
          sort={sort}
          hrefOf={(to) => gapsHref(filter, { ...place, sort: to })}
        />
      ) : (
        <p className="p-4 text-muted text-sm">No gaps match the filters.</p>
      )}
      <Paging
        unit="gap"
        {...{ offset, shown, limit }}
        total={gaps.length}
        hrefOfSize={(size) => gapsHref(filter, { ...place, limit: size })}
        first={at > 1 ? href(1) : null}
        previous={at > 1 ? href(at - 1) : null}
        next={at < last ? href(at + 1) : null}
        last={at < last ? href(last) : null}
      />
    </>
  );
}
