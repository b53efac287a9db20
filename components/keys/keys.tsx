import { KeyRound } from "lucide-react";
import Link from "next/link";
import { FilterMenu } from "#components/resources/filter-menu.tsx";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { AutoSubmit } from "#components/ui/auto-submit.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import type { Scan } from "#lib/domain/scan.ts";
import type { KeySummary, Page } from "#lib/domain/views.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { formatCount } from "#lib/format/numbers.ts";
import { KeysTable } from "./keys-table.tsx";

const UNUSABLE = [
  "Disabled",
  "PendingDeletion",
  "PendingReplicaDeletion",
  "PendingImport",
  "Unavailable",
  "Creating",
  "Gone",
] as const;
const STATES = ["Enabled", "Updating", ...UNUSABLE, "Unreadable"] as const;

/** What the URL of the keys table says. */
export interface KeysState {
  readonly scan: string | null;
  readonly manager: readonly string[];
  readonly state: readonly string[];
  readonly region: readonly string[];
  readonly account: readonly string[];
  readonly q: string | null;
}

interface KeysProps {
  readonly scan: Scan;
  readonly page: Page<KeySummary>;
  /** Keys of the whole snapshot that cannot be used or are about to go. */
  readonly atRisk: number;
  readonly state: KeysState;
  readonly now: Date;
}

/** All keys that something in the snapshot is under, those at risk first. */
export function Keys({ scan, page, atRisk, state, now }: KeysProps) {
  const href = (change: Partial<KeysState> & { cursor?: string | null } = {}) =>
    hrefWith("/keys", { ...state, ...change });
  return (
    <>
      <SnapshotNotice scan={scan} asked={state.scan} newest={href({ scan: null })} />
      <PageHeader
        title="Keys"
        answer={
          <>
            <strong className="number font-semibold text-ink">{formatCount(page.total)}</strong>{" "}
            {page.total === 1 ? "key" : "keys"} that something is under.{" "}
            {atRisk > 0 && (
              <>
                In the whole snapshot{" "}
                <NumberLink href={hrefWith("/keys", { scan: state.scan, state: UNUSABLE })}>
                  {formatCount(atRisk)}
                </NumberLink>{" "}
                {atRisk === 1 ? "is" : "are"} unusable or about to go.{" "}
              </>
            )}
            Keys that AWS owns are invisible and not among them.
          </>
        }
      />
      <AutoSubmit path="/keys" label="Filter keys" className="no-print mb-3 flex flex-wrap items-center gap-2">
        {state.scan && <input type="hidden" name="scan" value={state.scan} />}
        <SearchField value={state.q} label="Search ARNs and aliases" placeholder="Search ARNs and aliases …" />
        <FilterMenu
          name="state"
          label="State"
          chosen={state.state}
          options={STATES.map((value) => ({ value, label: value }))}
        />
        <FilterMenu
          name="manager"
          label="Manager"
          chosen={state.manager}
          options={[
            { value: "CUSTOMER", label: "Customer managed" },
            { value: "AWS", label: "AWS managed" },
          ]}
        />
        <FilterMenu
          name="region"
          label="Region"
          chosen={state.region}
          options={scan.regions.map((value) => ({ value, label: value }))}
        />
      </AutoSubmit>
      <section aria-label="Keys" className="rounded-lg border border-line bg-surface shadow-card">
        {page.items.length > 0 ? (
          <KeysTable keys={page.items} account={scan.accountId} scan={state.scan} now={now} />
        ) : (
          <Empty Icon={KeyRound} title="No key matches">
            <Link
              prefetch={false}
              href={hrefWith("/keys", { scan: state.scan })}
              className="text-accent underline underline-offset-2"
            >
              Clear the filters
            </Link>
          </Empty>
        )}
        <Paging
          offset={page.offset}
          shown={page.items.length}
          total={page.total}
          first={page.offset > 0 ? href() : null}
          previous={page.previousCursor && href({ cursor: page.previousCursor })}
          next={page.nextCursor && href({ cursor: page.nextCursor })}
        />
      </section>
    </>
  );
}
