import { Paging } from "#components/ui/paging.tsx";
import type { Gap } from "#lib/domain/observation.ts";
import type { TypeLabel } from "#lib/domain/views.ts";
import { type GapsFilter, gapsHref } from "./gaps-filter.ts";
import { GapsTable } from "./gaps-table.tsx";

interface GapsPageProps {
  /** All that the filter leaves. */
  readonly gaps: readonly Gap[];
  readonly filter: GapsFilter;
  /** From 1; one beyond the last shows the last. */
  readonly page: number;
  readonly labels: readonly TypeLabel[];
  readonly scan: string | null;
}

/** An account that refuses much has thousands of gaps. */
const SIZE = 100;

/** Some of the gaps, and the way to the others. */
export function GapsPage({ gaps, filter, page, labels, scan }: GapsPageProps) {
  if (gaps.length === 0) return <p className="p-4 text-muted text-sm">This snapshot has no such gap.</p>;
  const last = Math.ceil(gaps.length / SIZE);
  const at = Math.min(page, last);
  const offset = (at - 1) * SIZE;
  const shown = gaps.slice(offset, offset + SIZE);
  return (
    <>
      <GapsTable gaps={shown} labels={labels} />
      {last > 1 && (
        <Paging
          offset={offset}
          shown={shown.length}
          total={gaps.length}
          first={at > 1 ? gapsHref(filter, scan) : null}
          previous={at > 1 ? gapsHref(filter, scan, at - 1) : null}
          next={at < last ? gapsHref(filter, scan, at + 1) : null}
        />
      )}
    </>
  );
}
