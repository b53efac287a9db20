import { CircleCheck, History } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { MOST_PRINTED } from "#components/print/printed-list.ts";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { AskedFields } from "#components/ui/asked-fields.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { Time } from "#components/ui/time.tsx";
import { CHANGE_KINDS, type ChangeKind } from "#lib/domain/changes/change.ts";
import { type Asked, exactly, NOW, type ShownPosture } from "#lib/domain/posture.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { CHANGE_TERMS } from "#lib/domain/terms.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { formatDate } from "#lib/format/times.ts";
import type { ChangeFacets, ChangesView } from "#lib/views/changes.ts";
import { CHANGE_STYLES } from "./change-style.ts";
import { wordsOfKind } from "./change-words.ts";
import { ChangesFilterBar, chipsOf } from "./changes-filter.tsx";
import { type ChangesState, changesHref, changesReturnHref, NO_CHANGES_FILTER } from "./changes-query.ts";
import { ChangesTable } from "./changes-table.tsx";

interface ChangesProps extends ChangesView {
  readonly state: ChangesState;
  readonly now: Date;
}

/** What changed between two times, what to act on first. */
export function Changes({ posture, older, page, lastCursor, facets, labels, state, now }: ChangesProps) {
  const at = (cursor: string | null) => cursor && changesHref(state, { cursor });
  const typeLabel = (type: string) => labels.find((each) => each.type === type)?.many ?? type;
  const exact = { asked: exactly(posture), from: older && nameOf(older) };
  const list = {
    filter: chipsOf(state, typeLabel).map(({ label }) => label),
    lines: "change",
    ...{ offset: page.offset, shown: page.items.length, total: page.total },
    whole: changesHref(state, { ...exact, limit: MOST_PRINTED }),
  };
  const kinds = facets.kinds.map(({ value }) => CHANGE_TERMS[value as ChangeKind]);
  return (
    <>
      <SnapshotNotice posture={posture} newest={changesHref(state, { asked: NOW, from: null })} list={list} />
      <PageHeader
        title="Changes"
        terms={kinds}
        answer={older && <Answer older={older} newer={posture} facets={facets} state={state} />}
        actions={older && <CompareWith older={older} state={state} />}
      />
      {older ? (
        <>
          <NotCompared older={older} newer={posture} />
          <ChangesFilterBar state={state} facets={facets} labels={labels} />
          <section aria-label="Changes" className="rounded-lg border border-line bg-surface shadow-card">
            {page.items.length > 0 ? (
              <ChangesTable
                changes={page.items}
                labels={labels}
                older={exactly(older)}
                newer={state.asked}
                from={changesReturnHref(state, nameOf(older), nameOf(posture))}
                now={now}
              />
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
        <NothingBefore asked={state.asked} />
      )}
    </>
  );
}

/** A scan or a time that names a posture, whatever lands later. */
function nameOf(posture: ShownPosture): string {
  const { scan, at } = exactly(posture);
  return scan ?? at ?? "";
}

/** `+4 new, −9 fixed, 2 newly unreadable`, each a link. */
function Answer({ older, newer, facets, state }: Record<"older" | "newer", ShownPosture> & Answered) {
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
              {`${formatCount(count)}\u00a0${wordsOfKind(kind, count)}`}
            </NumberLink>
          </Fragment>
        );
      })}
      {shown.length === 0 && "No changes"} between <Time iso={older.point.at} /> and <Time iso={newer.point.at} />. What
      could not be read at either time is not compared.
    </>
  );
}

interface Answered {
  readonly facets: ChangeFacets;
  readonly state: ChangesState;
}

/** Chooses the day to compare with; works without scripts. */
function CompareWith({ older, state }: { older: ShownPosture; state: ChangesState }) {
  const { asked, limit, from: _, ...filter } = state;
  return (
    <form action="/changes" method="get" className="no-print flex items-center gap-2 text-muted text-sm">
      <AskedFields asked={asked} />
      {Object.entries(filter).flatMap(([name, values]) =>
        values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {limit !== DEFAULT_LIMIT && <input type="hidden" name="limit" value={limit} />}
      <label className="inline-flex items-center gap-2">
        Compare with (UTC)
        <input
          type="date"
          name="from"
          required
          key={older.point.at}
          defaultValue={formatDate(older.point.at)}
          className="h-8 rounded-md border border-line-strong bg-surface px-2 text-[0.8125rem] text-ink"
        />
      </label>
      <Button type="submit">Compare</Button>
    </form>
  );
}

/** Regions that were read at only one of the times. */
function NotCompared({ older, newer }: Record<"older" | "newer", ShownPosture>) {
  const only = (one: ShownPosture, other: ShownPosture) =>
    one.regions.filter((region) => !other.regions.includes(region)).sort();
  const [before, after] = [only(older, newer), only(newer, older)];
  if (before.length + after.length === 0) return null;
  return (
    <p className="mb-4 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
      {countOf(before.length + after.length, "Region")} not compared, because{" "}
      {before.length + after.length === 1 ? "it was" : "they were"} read at only one of the two times:{" "}
      {[...before, ...after].join(", ")}.
    </p>
  );
}

function NoChanges({ isFiltered, clear }: { isFiltered: boolean; clear: string }) {
  if (!isFiltered) return <Empty Icon={CircleCheck} title="No changes in what was read at both times" />;
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

function NothingBefore({ asked }: { asked: Asked }) {
  return (
    <div className="rounded-lg border border-line bg-surface shadow-card">
      <Empty Icon={History} title="No earlier scan to compare with">
        <p className="mb-4">No earlier scan has completed, or none is kept. Changes are shown after the next one.</p>
        <ButtonLink href={hrefWith("/scans", { asked })}>Go to Scans</ButtonLink>
      </Empty>
    </div>
  );
}
