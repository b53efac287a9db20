import { ScrollText } from "lucide-react";
import Link from "next/link";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Paging } from "#components/ui/paging.tsx";
import type { ChainCheck } from "#lib/domain/audit.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { AuditPageView } from "#lib/views/audit.ts";
import { AuditFilterBar } from "./audit-filter.tsx";
import { type AuditState, auditHref, NO_AUDIT_FILTER } from "./audit-query.ts";
import { AuditTable } from "./audit-table.tsx";

interface AuditProps {
  readonly view: AuditPageView;
  readonly state: AuditState;
  readonly now: Date;
}

/** Who did what, and whether the records are unchanged since they were written. */
export function Audit({ view, state, now }: AuditProps) {
  const { items, total, offset, chain, lastCursor } = view;
  const at = (cursor: string | null) => cursor && auditHref(state, { cursor });
  return (
    <>
      <PageHeader title="Audit log" answer={<Chain chain={chain} />} />
      <section aria-label="Audit records" className="rounded-lg border border-line bg-surface shadow-card">
        <AuditFilterBar state={state} />
        {items.length > 0 ? (
          <AuditTable
            records={items}
            state={state}
            sort={state.sort}
            hrefOf={(sort) => auditHref(state, { sort })}
            now={now}
          />
        ) : (
          <Empty
            Icon={ScrollText}
            title={chain.records === 0 ? "No audit records yet" : "No records match the filters"}
          >
            {chain.records > 0 && (
              <Link
                prefetch={false}
                href={auditHref(state, NO_AUDIT_FILTER)}
                className="text-accent underline underline-offset-2"
              >
                Clear the filters
              </Link>
            )}
          </Empty>
        )}
        <Paging
          unit="record"
          limit={state.limit}
          hrefOfSize={(limit) => auditHref(state, { limit })}
          offset={offset}
          shown={items.length}
          total={total}
          first={offset > 0 ? auditHref(state) : null}
          previous={at(view.previousCursor)}
          next={at(view.nextCursor)}
          last={at(lastCursor)}
        />
      </section>
    </>
  );
}

function Chain({ chain }: { chain: ChainCheck }) {
  switch (chain.kind) {
    case "verified":
      return (
        <span data-testid="chain">
          Hash chain verified: {countOf(chain.records, "record")}, none changed or removed between the first and the
          newest.
          {chain.newestHash && (
            <>
              {" "}
              The newest hash is <code className="wrap-anywhere font-mono text-xs">{chain.newestHash}</code>; the log
              has it too.
            </>
          )}
        </span>
      );
    case "broken":
      return (
        <strong data-testid="chain" className="font-semibold text-danger">
          Hash chain broken: record {chain.at} is not as it was written, or is missing. The{" "}
          {countOf(chain.records, "record")} before it are verified.
        </strong>
      );
  }
}
