import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { MOST_PRINTED } from "#components/print/printed-list.ts";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { FAILURE_KINDS } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { type Asked, exactly, NOW } from "#lib/domain/posture.ts";
import { DASHBOARD_TERMS, GAP_TERMS, type Term, VERDICT_TERMS } from "#lib/domain/terms.ts";
import { rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { GapLines, GapSort, GapsFilter, GapsPageView } from "#lib/views/gaps.ts";
import { NOTHING_TO_CLOSE, nothingToClose } from "./gap-closing.ts";
import { GapKinds } from "./gap-kinds.tsx";
import { GapScope } from "./gap-scope.tsx";
import { gapsHref } from "./gaps-href.ts";
import { GapsPage } from "./gaps-page.tsx";
import { UnseenKeys } from "./unseen-keys.tsx";

interface GapsProps {
  readonly data: GapsPageView;
  readonly filter: GapsFilter;
  readonly sort: GapSort;
  readonly limit: number;
}

const ALL: GapsFilter = { kind: null, region: [], account: [] };

/** The causes that these gaps have. */
const kindTerms = (gaps: readonly Gap[]): readonly Term[] =>
  FAILURE_KINDS.filter((kind) => gaps.some(({ failure }) => failure.kind === kind)).map((kind) => GAP_TERMS[kind]);

/** The API calls that failed, why, and how to fix them. */
export function Gaps({ data, filter, sort, limit }: GapsProps) {
  const { gaps, labels, policy, unseen, page, facets } = data;
  const { asked } = data.posture;
  const narrowed = filter.kind !== null || filter.region.length + filter.account.length > 0;
  const chosen = [filter.kind ? GAP_TERMS[filter.kind].term : [], filter.region, filter.account].flat();
  const place = { asked, sort, limit };
  const list = {
    filter: chosen,
    lines: "gap",
    ...{ offset: page.gaps.before, shown: page.gaps.shown, total: page.gaps.total },
    whole: gapsHref(filter, { asked: exactly(data.posture), sort, limit: MOST_PRINTED }),
  };
  return (
    <>
      <SnapshotNotice posture={data.posture} newest={gapsHref(filter, { ...place, asked: NOW })} list={list} />
      <PageHeader
        title="Gaps"
        answer={gaps.length > 0 && <Answer gaps={gaps} closable={policy !== null} asked={asked} />}
        terms={[DASHBOARD_TERMS.gap, ...kindTerms(gaps), VERDICT_TERMS.unknown]}
      />
      {gaps.length === 0 ? (
        <div className="rounded-lg border border-line bg-surface shadow-card">
          <Empty Icon={CircleCheck} title="No coverage gaps">
            Every API call succeeded.
          </Empty>
        </div>
      ) : (
        <div className="grid gap-4">
          <Panel title="Gaps by cause" id="kinds" flush>
            <GapKinds kinds={facets.kinds} filter={filter} place={place} />
          </Panel>
          <Panel
            title={(chosen.length > 0 ? chosen : ["All gaps"]).join(" · ")}
            id="gaps"
            flush
            aside={
              <>
                <SimilarGaps page={page} />
                {narrowed && (
                  <Link prefetch={false} scroll={false} href={gapsHref(ALL, place)} className="ml-3 hover:underline">
                    Show all {countOf(gaps.length, "gap")}
                  </Link>
                )}
              </>
            }
          >
            <GapScope name="region" label="Regions" options={facets.regions} filter={filter} place={place} />
            <GapScope name="account" label="Accounts" options={facets.accounts} filter={filter} place={place} />
            <GapsPage page={page} labels={labels} filter={filter} {...place} />
          </Panel>
          {policy && <Policy text={policy} />}
        </div>
      )}
      <UnseenKeys keys={unseen} />
    </>
  );
}

/** How many lines the gaps are; nothing where each is a line of its own. */
function SimilarGaps({ page: { gaps, total } }: { page: GapLines }) {
  if (gaps.total === total) return null;
  return `${countOf(gaps.total, "gap")} in ${countOf(total, "line")}: similar gaps are one line`;
}

function Answer({ gaps, closable, asked }: { gaps: readonly Gap[]; closable: boolean; asked: Asked }) {
  const denied = gaps.filter(({ failure }) => failure.kind === "denied").length;
  const harmless = gaps.filter(({ failure }) => NOTHING_TO_CLOSE.has(failure.kind)).length;
  const others = gaps.length - denied - harmless;
  return (
    <>
      <NumberLink href={gapsHref(ALL, { asked })}>{countOf(gaps.length, "API call")}</NumberLink> failed:{" "}
      <NumberLink href={gapsHref({ ...ALL, kind: "denied" }, { asked })}>{formatCount(denied)}</NumberLink> access
      denied
      {nothingToClose(gaps.map(({ failure }) => failure.kind))}
      {others > 0 && `, ${formatCount(others)} for other reasons`}. Dependent protections are reported as{" "}
      <NumberLink href={rowsHref({ verdict: "unknown", unknown: "unreadable", asked })}>Unknown</NumberLink>.
      {closable && (
        <>
          {" "}
          <a href="#policy" className="text-accent underline underline-offset-2">
            IAM policy that resolves the permission gaps
          </a>
        </>
      )}
    </>
  );
}

function Policy({ text }: { text: string }) {
  return (
    <Panel title="IAM policy for missing permissions" id="policy">
      <p className="mb-3 max-w-3xl text-muted text-sm">
        Attach this read-only policy to the scanning principal. Key policies, resource policies and service control
        policies can still deny access, and keys in other accounts must be shared by their owner.
      </p>
      <CodeBlock text={text} label="IAM policy" />
    </Panel>
  );
}
