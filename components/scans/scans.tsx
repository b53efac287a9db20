import { Radar } from "lucide-react";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import { DASHBOARD_TERMS, SCAN_STATE_TERMS, type Term } from "#lib/domain/terms.ts";
import { countOf } from "#lib/format/numbers.ts";
import { formatRelative } from "#lib/format/times.ts";
import type { ScansView } from "#lib/views/scans.ts";
import { ExampleHistoryLine } from "./example-history-line.tsx";
import { ScanControl } from "./scan-control.tsx";
import { type ScansState, scansHref } from "./scans-query.ts";
import { ScansTable } from "./scans-table.tsx";

const { scan, verdict, gap } = DASHBOARD_TERMS;

/** The states that these scans are in. */
const stateTerms = (scans: readonly Scan[]): readonly Term[] =>
  [...new Set(scans.map(({ state }) => state))].map((state) => SCAN_STATE_TERMS[state]);

interface ScansProps {
  readonly view: ScansView;
  readonly state: ScansState;
  readonly now: Date;
}

/** The stored scans, newest first unless sorted. */
export function Scans({ view, state, now }: ScansProps) {
  const { page, lastCursor, newestCompleted: shown, active, history } = view;
  const at = (cursor: string | null) => cursor && scansHref(state, { cursor });
  return (
    <>
      <PageHeader
        title="Scans"
        terms={[scan, verdict, gap, ...stateTerms(page.items)]}
        answer={
          <>
            {countOf(page.total, "scan")}.{" "}
            {shown ? (
              <>
                The latest scan completed{" "}
                <NumberLink keepScope href={`/scans/${shown.id}`}>
                  {formatRelative(shown.finishedAt ?? shown.startedAt, now)}
                </NumberLink>
                . Pages show the newest reading of each account and Region.
              </>
            ) : (
              "No scan has completed yet."
            )}
          </>
        }
        actions={<ScanControl key={active?.id} active={active} regions={view.regions} />}
      />
      {history && <ExampleHistoryLine history={history} />}
      <div className="rounded-lg border border-line bg-surface shadow-card">
        {page.items.length > 0 ? (
          <ScansTable scans={page.items} now={now} sort={state.sort} hrefOf={(sort) => scansHref(state, { sort })} />
        ) : (
          <Empty Icon={Radar} title="No scan yet">
            A scan reads the encryption settings of all Bedrock resources. It is read-only.
          </Empty>
        )}
        <Paging
          unit="scan"
          limit={state.limit}
          hrefOfSize={(limit) => scansHref(state, { limit })}
          offset={page.offset}
          shown={page.items.length}
          total={page.total}
          first={page.offset > 0 ? scansHref(state) : null}
          previous={at(page.previousCursor)}
          next={at(page.nextCursor)}
          last={at(lastCursor)}
        />
      </div>
    </>
  );
}
