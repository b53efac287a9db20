import { Download, SearchX } from "lucide-react";
import Link from "next/link";
import { MOST_PRINTED } from "#components/print/printed-list.ts";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { exactly, NOW, type ShownPosture } from "#lib/domain/posture.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { DASHBOARD_TERMS, VERDICT_TERMS } from "#lib/domain/terms.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { Page } from "#lib/views/list.ts";
import type { ListedRow, ResourceFacets } from "#lib/views/resources.ts";
import { FilterBar } from "./filter-bar.tsx";
import { FilterChips, filterWords } from "./filter-chips.tsx";
import { evidenceHref, parametersOf, type RowsState, stateHref } from "./rows-query.ts";
import { RowsTable } from "./rows-table.tsx";

const TERMS = [DASHBOARD_TERMS.protection, DASHBOARD_TERMS.store, ...Object.values(VERDICT_TERMS)];

interface ResourcesProps {
  readonly posture: ShownPosture;
  /** Protections without any filter. */
  readonly all: number;
  readonly page: Page<ListedRow>;
  readonly lastCursor: string | null;
  readonly facets: ResourceFacets;
  readonly labels: readonly TypeLabel[];
  readonly state: RowsState;
}

/** All protections, with the filter and order of the URL. */
export function Resources({ posture, all, page, lastCursor, facets, labels, state }: ResourcesProps) {
  const at = (cursor: string | null) => cursor && hrefWith("/resources", { ...parametersOf(state), cursor });
  const list = {
    filter: filterWords(state.filter, labels),
    lines: "protection",
    offset: page.offset,
    shown: page.items.length,
    total: page.total,
    whole: stateHref(state, { asked: exactly(posture), limit: MOST_PRINTED }),
  };
  return (
    <>
      <SnapshotNotice posture={posture} newest={stateHref(state, { asked: NOW })} list={list} />
      <PageHeader
        title="Resources"
        terms={TERMS}
        answer={
          <>
            <strong className="number font-semibold text-ink">{formatCount(page.total)}</strong>
            {page.total === all ? "" : ` of ${formatCount(all)}`} {page.total === 1 ? "protection" : "protections"}: one
            row for each data item and the key that encrypts it.
          </>
        }
        actions={
          <a
            href={evidenceHref(state)}
            download
            className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong bg-surface px-3 font-medium text-[0.8125rem] hover:bg-raised"
          >
            <Download aria-hidden className="size-4" />
            Export {countOf(page.total, "protection")} (CSV)
          </a>
        }
      />
      <div className="mb-3 grid gap-2">
        <FilterBar state={state} facets={facets} labels={labels} />
        <FilterChips state={state} labels={labels} />
      </div>
      <section aria-label="Protections" className="rounded-lg border border-line bg-surface shadow-card">
        {page.items.length > 0 ? (
          <RowsTable
            rows={page.items}
            state={state}
            labels={labels}
            ofSeveral={posture.accounts.length > 1 && state.filter.account.length !== 1}
          />
        ) : (
          <Empty Icon={SearchX} title="No rows match all filters">
            <p>
              <Link
                prefetch={false}
                href={stateHref(state, { filter: NO_FILTER })}
                className="text-accent underline underline-offset-2"
              >
                Clear filters
              </Link>
            </p>
          </Empty>
        )}
        <Paging
          unit="protection"
          limit={state.limit}
          hrefOfSize={(limit) => stateHref(state, { limit })}
          offset={page.offset}
          shown={page.items.length}
          total={page.total}
          first={page.offset > 0 ? stateHref(state) : null}
          previous={at(page.previousCursor)}
          next={at(page.nextCursor)}
          last={at(lastCursor)}
        />
      </section>
    </>
  );
}
