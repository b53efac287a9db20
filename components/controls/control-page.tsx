import { ListChecks } from "lucide-react";
import Link from "next/link";
import { TermButton } from "#components/glossary/term-button.tsx";
import { MOST_PRINTED } from "#components/print/printed-list.ts";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Breadcrumb } from "#components/ui/breadcrumb.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ControlText as Text } from "#lib/domain/control-text.ts";
import type { ControlTally } from "#lib/domain/finding.ts";
import { exactly, NOW, type ShownPosture } from "#lib/domain/posture.ts";
import { ANSWER_TERMS, DASHBOARD_TERMS, SEVERITY_TERMS } from "#lib/domain/terms.ts";
import { hrefWith, rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { CameFrom } from "#lib/views/came-from.ts";
import type { FindingFacets } from "#lib/views/control.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import type { Page } from "#lib/views/list.ts";
import { unitOfChecks } from "./check-unit.ts";
import { ControlText } from "./control-text.tsx";
import { FindingsFilterBar, findingsFilterWords } from "./findings-filter-bar.tsx";
import { type FindingsState, findingsHref, NO_FINDINGS_FILTER } from "./findings-query.ts";
import { FindingsTable } from "./findings-table.tsx";
import { NeverChecked } from "./never-checked.tsx";
import { SeverityMark } from "./severity-mark.tsx";

const TERMS = [
  DASHBOARD_TERMS.finding,
  DASHBOARD_TERMS.evidence,
  DASHBOARD_TERMS["compliance-mapping"],
  ...Object.values(ANSWER_TERMS),
];

interface ControlPageProps {
  readonly posture: ShownPosture;
  readonly text: Text;
  /** Null when no scan evaluated this control. */
  readonly tally: ControlTally | null;
  readonly page: Page<ListedFinding>;
  readonly lastCursor: string | null;
  readonly facets: FindingFacets;
  readonly state: FindingsState;
  /** The page that this one was opened from, or null. */
  readonly cameFrom: CameFrom | null;
  readonly now: Date;
}

/** One control: rationale, remediation, then its findings. */
export function ControlPage({
  posture,
  text,
  tally,
  page,
  lastCursor,
  facets,
  state,
  cameFrom,
  now,
}: ControlPageProps) {
  const { id } = text;
  const list = {
    filter: findingsFilterWords(id, state),
    lines: "finding",
    offset: page.offset,
    shown: page.items.length,
    total: page.total,
    whole: findingsHref(id, state, { asked: exactly(posture), limit: MOST_PRINTED }),
  };
  return (
    <>
      <SnapshotNotice posture={posture} newest={findingsHref(id, state, { asked: NOW })} list={list} />
      <Breadcrumb
        cameFrom={cameFrom}
        pages={[{ label: "Controls", href: hrefWith("/controls", { asked: state.asked }) }]}
      />
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="number text-muted">{id}</span> {text.title}{" "}
            <TermButton term={SEVERITY_TERMS[text.severity]}>
              <SeverityMark severity={text.severity} />
            </TermButton>
          </span>
        }
        terms={TERMS}
        answer={tally ? <Answer id={id} tally={tally} state={state} /> : "This control was not evaluated."}
      />
      <div className="grid gap-4">
        <ControlText text={text} />
        <Panel title="Findings" id="findings" flush aside={<RowsLink {...{ id, page, state }} />}>
          {tally ? <Findings {...{ id, tally, page, lastCursor, facets, state, posture, now }} /> : <NeverChecked />}
        </Panel>
      </div>
    </>
  );
}

/** Whether the page shows some accounts or Regions only. */
const isLimited = ({ account, region }: FindingsState): boolean => account.length + region.length > 0;

function Answer({ id, tally, state }: { id: string; tally: ControlTally; state: FindingsState }) {
  const { pass, fail, cannotTell } = tally;
  if (pass + fail + cannotTell === 0)
    return isLimited(state)
      ? "This control found nothing to check in the chosen accounts and Regions."
      : "This control applies to no resource.";
  const link = (answer: "fail" | "cannot-tell", count: number) => (
    <NumberLink href={findingsHref(id, state, { answer: [answer], q: null })}>{formatCount(count)}</NumberLink>
  );
  return (
    <>
      {link("fail", fail)} failed, {link("cannot-tell", cannotTell)} unknown,{" "}
      <span className="number">{formatCount(pass)}</span> passed (
      {countOf(pass + fail + cannotTell, ...unitOfChecks(id))} checked).
      {state.region.length > 0 && " Passed checks that span Regions are not counted in any of them."}
    </>
  );
}

/** For a control over protections or resources: the same findings in the Resources table. */
function RowsLink({ id, page, state }: Pick<ControlPageProps, "page" | "state"> & { id: string }) {
  const [first] = page.items;
  if (first?.subject.kind !== "row" && first?.subject.kind !== "resource") return null;
  return (
    <Link prefetch={false} href={rowsHref({ finding: id, asked: state.asked })} className="hover:underline">
      View in Resources
    </Link>
  );
}

/** The list of findings, for the pages that are opened from it. */
const fromOf = (id: string, state: FindingsState) => findingsHref(id, state, { asked: NOW }).replace(/#.*$/, "");

type FindingsProps = Pick<ControlPageProps, "page" | "lastCursor" | "facets" | "state" | "posture" | "now"> & {
  id: string;
  tally: ControlTally;
};

function Findings({ id, tally, page, lastCursor, facets, state, posture, now }: FindingsProps) {
  const found = tally.fail + tally.cannotTell;
  if (found === 0 && !isLimited(state)) {
    return (
      <Empty Icon={ListChecks} title="No findings">
        <p>
          {tally.pass === 0
            ? "This control applies to no resource."
            : `All checks passed: ${countOf(tally.pass, ...unitOfChecks(id))}.`}
        </p>
      </Empty>
    );
  }
  const at = (cursor: string | null) => cursor && findingsHref(id, state, { cursor });
  return (
    <>
      <FindingsFilterBar id={id} state={state} facets={facets} />
      {page.items.length > 0 ? (
        <FindingsTable
          findings={page.items}
          asked={state.asked}
          from={fromOf(id, state)}
          areSeveral={posture.accounts.length > 1 && state.account.length !== 1}
          now={now}
          sort={state.sort}
          hrefOf={(sort) => findingsHref(id, state, { sort })}
        />
      ) : (
        <Empty Icon={ListChecks} title="No findings match the filters">
          <Link
            prefetch={false}
            href={findingsHref(id, state, NO_FINDINGS_FILTER)}
            className="text-accent underline underline-offset-2"
          >
            Clear filters
          </Link>
        </Empty>
      )}
      <Paging
        unit="finding"
        limit={state.limit}
        hrefOfSize={(limit) => findingsHref(id, state, { limit })}
        offset={page.offset}
        shown={page.items.length}
        total={page.total}
        first={page.offset > 0 ? findingsHref(id, state) : null}
        previous={at(page.previousCursor)}
        next={at(page.nextCursor)}
        last={at(lastCursor)}
      />
    </>
  );
}
