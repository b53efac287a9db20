import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { CoveredUnit } from "#lib/domain/coverage.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { DASHBOARD_TERMS } from "#lib/domain/terms.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount, formatShare } from "#lib/format/numbers.ts";
import type { CoveragePage } from "#lib/views/coverage.ts";
import { CoverageTable } from "./coverage-table.tsx";
import { saysOfScope } from "./coverage-words.ts";
import { NotEnabled } from "./not-enabled.tsx";
import { StatusLinks } from "./status-links.tsx";

const { reading, coverage, gap } = DASHBOARD_TERMS;

/** Which Regions of which accounts were read, when, by which scan, and how completely. */
export function Coverage({
  of: { posture, counts, units, unlisted, staleHours, status, statuses, place },
  asked,
  limit,
  now,
}: {
  of: CoveragePage;
  asked: Asked;
  /** Accounts on a page. */
  limit: number;
  now: Date;
}) {
  const { offset, shown, total } = place;
  const hrefOf = (page: number | null, chosen: readonly string[] = status) =>
    hrefWith("/coverage", { asked, status: chosen, page: page === null || page === 1 ? null : String(page) });
  const [page, last] = [offset / limit + 1, Math.ceil(total / limit)];
  const notEnabled = units.filter(({ unread }) => unread === "not-enabled");
  const others = units.filter((unit) => unit.unread !== "not-enabled" && (status.length > 0 || !isEmpty(unit)));
  return (
    <>
      <SnapshotNotice posture={posture} newest="/coverage" />
      <PageHeader title="Coverage" answer={saysOfScope(counts)} terms={[coverage, reading, gap]} />
      <div className="grid gap-4">
        <Panel id="share" title="Regions read" aside={`within the last ${countOf(staleHours, "hour")}`}>
          <p className="number font-semibold text-4xl tracking-tight">
            {counts.unlistedAccounts > 0 ? "Unknown" : formatShare(counts.current, counts.regions)}
          </p>
          <p className="mt-1 text-muted text-sm">
            {formatCount(counts.current)} of {countOf(counts.regions, "Region")} of{" "}
            {countOf(counts.accounts, "account")}. {countOf(counts.complete, "Region")} completely, without a gap.
          </p>
          {unlisted.map((account) => (
            <p key={account} className="mt-2 max-w-prose text-sm">
              AWS did not return the list of Regions of account <span className="number">{account}</span>, so the scan
              read only one Region. Its other Regions are unknown.
            </p>
          ))}
        </Panel>
        <Panel id="units" title="By account and Region" flush>
          <StatusLinks statuses={statuses} chosen={status} hrefOf={(chosen) => hrefOf(null, chosen)} />
          <CoverageTable units={others} now={now} />
          {total > limit && (
            <Paging
              {...{ unit: "account", offset, shown, total, limit, hrefOfSize: null }}
              first={page > 1 ? hrefOf(1) : null}
              previous={page > 1 ? hrefOf(page - 1) : null}
              next={page < last ? hrefOf(page + 1) : null}
              last={page < last ? hrefOf(last) : null}
            />
          )}
        </Panel>
        {notEnabled.length > 0 && <NotEnabled units={notEnabled} />}
      </div>
    </>
  );
}

/** Whether nothing was asked: an account-wide part without calls. */
const isEmpty = ({ region, reading }: CoveredUnit): boolean => region === null && reading?.reads === 0;
