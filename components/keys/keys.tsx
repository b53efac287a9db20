import { KeyRound } from "lucide-react";
import Link from "next/link";
import { MOST_PRINTED } from "#components/print/printed-list.ts";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { exactly, NOW, type ShownPosture } from "#lib/domain/posture.ts";
import { AWS_TERMS, DASHBOARD_TERMS } from "#lib/domain/terms.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { keyStateTerms } from "#lib/format/key-states.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { KeyFacets, KeysView } from "#lib/views/keys.ts";
import type { Page } from "#lib/views/list.ts";
import { KeysFilterBar, keysFilterWords } from "./keys-filter.tsx";
import { type KeysState, keysHref, NO_KEYS_FILTER } from "./keys-query.ts";
import { KeysTable } from "./keys-table.tsx";

const TERMS = [DASHBOARD_TERMS["dependent-resource"], AWS_TERMS["key-rotation"], AWS_TERMS.grant];

interface KeysProps {
  readonly posture: ShownPosture;
  readonly incomplete: KeysView["incomplete"];
  readonly page: Page<KeySummary>;
  readonly lastCursor: string | null;
  readonly facets: KeyFacets;
  /** The number of keys that are unusable or pending deletion. */
  readonly atRisk: number;
  readonly state: KeysState;
  readonly now: Date;
}

/** All keys in use, keys at risk first. */
export function Keys({ posture, incomplete, page, lastCursor, facets, atRisk, state, now }: KeysProps) {
  const at = (cursor: string | null) => cursor && keysHref(state, { cursor });
  const list = {
    filter: keysFilterWords(state),
    lines: "key",
    offset: page.offset,
    shown: page.items.length,
    total: page.total,
    whole: keysHref(state, { asked: exactly(posture), limit: MOST_PRINTED }),
  };
  return (
    <>
      <SnapshotNotice posture={posture} newest={keysHref(state, { asked: NOW })} list={list} />
      <PageHeader
        title="Keys"
        terms={[...keyStateTerms(page.items), ...TERMS]}
        answer={
          <>
            <strong className="number font-semibold text-ink">{formatCount(page.total)}</strong> KMS{" "}
            {page.total === 1 ? "key" : "keys"} in use{keysFilterWords(state).length > 0 && " match the filters"}.{" "}
            {atRisk > 0 && (
              <>
                Of all keys,{" "}
                <NumberLink href={hrefWith("/keys", { asked: state.asked, usability: "unusable" })}>
                  {formatCount(atRisk)}
                </NumberLink>{" "}
                {atRisk === 1 ? "is" : "are"} unusable or pending deletion.{" "}
              </>
            )}
            AWS owned keys are not visible to your account and are not listed.
          </>
        }
      />
      <KeysFilterBar state={state} facets={facets} />
      <section aria-label="Keys" className="rounded-lg border border-line bg-surface shadow-card">
        {page.items.length > 0 ? (
          <KeysTable
            keys={page.items}
            sort={state.sort}
            hrefOf={(sort) => keysHref(state, { sort })}
            accounts={posture.accounts}
            incomplete={incomplete}
            asked={state.asked}
            from={keysHref(state, { asked: NOW })}
            now={now}
          />
        ) : (
          <Empty Icon={KeyRound} title={list.filter.length > 0 ? "No keys match the filters" : "No KMS keys in use"}>
            {list.filter.length > 0 ? (
              <p>
                <Link
                  prefetch={false}
                  href={keysHref(state, NO_KEYS_FILTER)}
                  className="text-accent underline underline-offset-2"
                >
                  Clear filters
                </Link>
              </p>
            ) : (
              "No data is encrypted with a KMS key that this account can see."
            )}
          </Empty>
        )}
        <Paging
          unit="key"
          limit={state.limit}
          hrefOfSize={(limit) => keysHref(state, { limit })}
          offset={page.offset}
          shown={page.items.length}
          total={page.total}
          first={page.offset > 0 ? keysHref(state) : null}
          previous={at(page.previousCursor)}
          next={at(page.nextCursor)}
          last={at(lastCursor)}
        />
      </section>
    </>
  );
}
