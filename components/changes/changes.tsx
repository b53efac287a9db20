import { CircleCheck, History } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { MOST_PRINTED } from "#components/print/printed-list.ts";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { LinkSelect } from "#components/ui/link-select.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { Time } from "#components/ui/time.tsx";
import { CHANGE_KINDS, type ChangeKind } from "#lib/domain/changes/change.ts";
import type { CompletedScan } from "#lib/domain/scan.ts";
import { CHANGE_TERMS, inSentence } from "#lib/domain/terms.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { formatTime } from "#lib/format/times.ts";
import type { ChangeFacets, ChangesView } from "#lib/views/changes.ts";
import { CHANGE_STYLES } from "./change-style.ts";
import { ChangesFilterBar, chipsOf } from "./changes-filter.tsx";
import { type ChangesState, changesHref, changesReturnHref, NO_CHANGES_FILTER } from "./changes-query.ts";
import { ChangesTable } from "./changes-table.tsx";

interface ChangesProps extends ChangesView {
  readonly state: ChangesState;
}

const finished = ({ finishedAt, startedAt }: CompletedScan): string => finishedAt ?? startedAt;

/** What changed between two scans, what to act on first. */
export function Changes({ scan, older, others, page, lastCursor, facets, labels, state }: ChangesProps) {
  const at = (cursor: string | null) => cursor && changesHref(state, { cursor });
  const typeLabel = (type: string) => labels.find((each) => each.type === type)?.many ?? type;
  const list = {
    filter: chipsOf(state, typeLabel).map(({ label }) => label),
    lines: "change",
    ...{ offset: page.offset, shown: page.items.length, total: page.total },
    whole: changesHref(state, { scan: scan.id, from: older?.id ?? null, limit: MOST_PRINTED }),
  };
  const kinds = facets.kinds.map(({ value }) => CHANGE_TERMS[value as ChangeKind]);
  return (
    <>
      <SnapshotNotice
        scan={scan}
        asked={state.scan}
        newest={changesHref(state, { scan: null, from: null })}
        list={list}
      />
      <PageHeader
        title="Changes"
        terms={kinds}
        answer={older && <Answer older={older} newer={scan} facets={facets} state={state} />}
        actions={older && <CompareWith older={older} others={others} state={state} />}
      />
      {older ? (
        <>
          <NotCompared older={older} newer={scan} />
          <ChangesFilterBar state={state} facets={facets} labels={labels} />
          <section aria-label="Changes" className="rounded-lg border border-line bg-surface shadow-card">
            {page.items.length > 0 ? (
              <ChangesTable changes={page.items} labels={labels} from={changesReturnHref(state, older.id, scan.id)} />
            ) : (
              <NoChanges isFiltered={list.filter.length > 0} clear={changesHref(state, NO_CHANGES_FILTER)} />
            )}
            <Paging
              unit="change"
              limit={state.limit}
              hrefOfSize={(limit) => changesHref(state, { limit })}
              {...{ offset: page.offset, shown: page.items.length, total: page.total }}
              first={page.offset > 0 ? changesHref(state) : null}
              previous={at(page.previousCursor)}
              next={at(page.nextCursor)}
              last={at(lastCursor)}
            />
          </section>
        </>
      ) : (
        <OnlyOneScan scan={state.scan} />
      )}
    </>
  );
}

/** The term where it has a noun: `8 key policies changed`. */
const MANY: Partial<Record<ChangeKind, string>> = {
  "key-state-changed": "key states changed",
  "policy-changed": "key policies changed",
  "grant-made": "grants created",
  "grant-gone": "grants ended",
};
const wordsOfMany = (kind: ChangeKind): string => MANY[kind] ?? inSentence(CHANGE_TERMS[kind]);

/** `+4 new, −9 fixed, 2 newly unreadable`, each a link. */
function Answer({ older, newer, facets, state }: Record<"older" | "newer", CompletedScan> & Answered) {
  const counted = CHANGE_KINDS.flatMap((kind) => facets.kinds.find(({ value }) => value === kind) ?? []);
  const shown = counted.filter(({ count }) => count > 0);
  return (
    <>
      {shown.map(({ value, count }, index) => {
        const kind = value as ChangeKind;
        return (
          <Fragment key={kind}>
            {index > 0 && ", "}
            <NumberLink href={changesHref(state, { kind: [kind] })}>
              {CHANGE_STYLES[kind].sign}
              {`${formatCount(count)}\u00a0${count === 1 ? inSentence(CHANGE_TERMS[kind]) : wordsOfMany(kind)}`}
            </NumberLink>
          </Fragment>
        );
      })}
      {shown.length === 0 && "No changes"} between the scans of <Time iso={finished(older)} /> and{" "}
      <Time iso={finished(newer)} />. What a scan could not read is not compared.
    </>
  );
}

interface Answered {
  readonly facets: ChangeFacets;
  readonly state: ChangesState;
}

function CompareWith({
  older,
  others,
  state,
}: Pick<ChangesView, "others"> & { older: CompletedScan } & Pick<Answered, "state">) {
  const href = ({ id }: CompletedScan) => changesHref(state, { from: id });
  const scans = others.some(({ id }) => id === older.id) ? others : [older, ...others];
  return (
    <LinkSelect
      label="Compare with"
      chosen={href(older)}
      options={scans.map((scan) => ({ href: href(scan), label: formatTime(finished(scan)) }))}
    />
  );
}

/** Regions that only one of the scans read. */
function NotCompared({ older, newer }: Record<"older" | "newer", CompletedScan>) {
  const only = (one: CompletedScan, other: CompletedScan) =>
    one.regions.filter((region) => !other.regions.includes(region)).sort();
  const [before, after] = [only(older, newer), only(newer, older)];
  if (before.length + after.length === 0) return null;
  return (
    <p className="mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
      {countOf(before.length + after.length, "Region")} not compared, because only one of the two scans read{" "}
      {before.length + after.length === 1 ? "it" : "them"}: {[...before, ...after].join(", ")}.
    </p>
  );
}

function NoChanges({ isFiltered, clear }: { isFiltered: boolean; clear: string }) {
  if (!isFiltered) return <Empty Icon={CircleCheck} title="No changes in what both scans read" />;
  return (
    <Empty Icon={CircleCheck} title="No changes match the filters">
      <p>
        <Link prefetch={false} href={clear} className="text-accent underline underline-offset-2">
          Clear filters
        </Link>
      </p>
    </Empty>
  );
}

function OnlyOneScan({ scan }: { scan: string | null }) {
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card">
      <Empty Icon={History} title="No earlier scan to compare with">
        <p className="mb-4">This is the first completed scan of the account. Changes are shown after the next one.</p>
        <ButtonLink href={hrefWith("/scans", { scan })}>Go to Scans</ButtonLink>
      </Empty>
    </div>
  );
}
