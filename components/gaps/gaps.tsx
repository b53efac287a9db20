import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { SnapshotNotice } from "#components/scans/snapshot-notice.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NumberLink } from "#components/ui/number-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import type { GapsView } from "#lib/domain/views.ts";
import { hrefWith, rowsHref } from "#lib/format/hrefs.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import { NOTHING_TO_CLOSE } from "./gap-closing.ts";
import { GAP_KINDS } from "./gap-kind.tsx";
import { GapKinds } from "./gap-kinds.tsx";
import { GapsTable } from "./gaps-table.tsx";

interface GapsProps {
  readonly data: GapsView;
  /** The kind to which the table is narrowed; null for all. */
  readonly kind: FailureKind | null;
  readonly scan: string | null;
}

/** What could not be looked at, why, and what would close it. */
export function Gaps({ data, kind, scan }: GapsProps) {
  const { gaps, labels, policy } = data;
  const shown = kind ? gaps.filter(({ failure }) => failure.kind === kind) : gaps;
  return (
    <>
      <SnapshotNotice scan={data.scan} asked={scan} newest={hrefWith("/gaps", { kind })} />
      <PageHeader title="Gaps" answer={<Answer gaps={gaps} scan={scan} />} />
      {gaps.length === 0 ? (
        <div className="rounded-lg border border-line bg-surface shadow-card">
          <Empty Icon={CircleCheck} title="Every read was answered">
            Nothing in this snapshot is unknown because a call failed.
          </Empty>
        </div>
      ) : (
        <div className="grid gap-4">
          <Panel title="Why there was no answer, and what to do" id="kinds" flush>
            <GapKinds gaps={gaps} chosen={kind} scan={scan} />
          </Panel>
          <Panel
            title={kind ? GAP_KINDS[kind] : "All gaps"}
            id="gaps"
            flush
            aside={
              kind && (
                <Link prefetch={false} scroll={false} href={hrefWith("/gaps", { scan })} className="hover:underline">
                  Show all {formatCount(gaps.length)}
                </Link>
              )
            }
          >
            <GapsTable gaps={shown} labels={labels} />
          </Panel>
          {policy && <Policy text={policy} />}
        </div>
      )}
    </>
  );
}

function Answer({ gaps, scan }: { gaps: readonly Gap[]; scan: string | null }) {
  const denied = gaps.filter(({ failure }) => failure.kind === "denied").length;
  const harmless = gaps.filter(({ failure }) => NOTHING_TO_CLOSE.has(failure.kind)).length;
  return (
    <>
      <NumberLink href={hrefWith("/gaps", { scan })}>{countOf(gaps.length, "read")}</NumberLink> got no answer:{" "}
      <NumberLink href={hrefWith("/gaps", { scan, kind: "denied" })}>{formatCount(denied)}</NumberLink> for want of a
      permission{harmless > 0 && `, ${formatCount(harmless)} because AWS does not offer it there or it is not enabled`}.
      What depends on them is{" "}
      <NumberLink href={rowsHref({ verdict: "unknown", unknown: "unreadable", scan })}>unknown</NumberLink>, never a
      pass.
    </>
  );
}

function Policy({ text }: { text: string }) {
  return (
    <Panel title="The IAM policy that would close them" id="policy">
      <p className="mb-3 max-w-3xl text-muted text-sm">
        Attach it to the principal that scans. It only reads. Not every gap is closed by a permission: a key policy, a
        resource policy or a service control policy may refuse as well, and another account&apos;s key is for that
        account to open.
      </p>
      <CodeBlock text={text} label="IAM policy" />
    </Panel>
  );
}
