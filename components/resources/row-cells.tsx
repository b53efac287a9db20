import Link from "next/link";
import type { ReactNode } from "react";
import { Arn } from "#components/ui/arn.tsx";
import { Time } from "#components/ui/time.tsx";
import { VerdictBadge } from "#components/verdict/verdict-badge.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { hrefWith, keyHref, resourceHref } from "#lib/format/hrefs.ts";
import { keyStateLabel } from "#lib/format/key-states.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { ColumnId, ListedRow } from "#lib/views/resources.ts";

interface CellProps {
  readonly row: ListedRow;
  readonly labels: readonly TypeLabel[];
  readonly asked: Asked;
  /** The list, for the pages that are opened from it. */
  readonly from: string;
  /** Whether the list has several accounts and no column for them: like names are then told apart by the account. */
  readonly areSeveral: boolean;
}

const Text = ({ children }: { children: string | null }) => <bdi className="block truncate">{children ?? "–"}</bdi>;

function ResourceCell({ row, labels, asked, from }: CellProps) {
  const type = labels.find((label) => label.type === row.type)?.one ?? row.type;
  const href = row.resourceId ? resourceHref(row.resourceId, asked, from) : hrefWith("/gaps", { asked });
  return (
    <span className="block min-w-0">
      <Link
        data-row
        prefetch={false}
        href={href}
        title={row.resourceArn ?? row.reason}
        className="block truncate font-medium hover:underline group-hover:text-accent"
      >
        <bdi>{row.resourceName ?? row.data}</bdi>
      </Link>
      <span className="block truncate text-muted text-xs">{type}</span>
    </span>
  );
}

function KeyCell({ row, asked, from }: CellProps) {
  if (!row.keyArn || !row.keyId) return <span className="text-muted">–</span>;
  const id = row.keyArn.slice(row.keyArn.lastIndexOf("/") + 1);
  return (
    <span className="block min-w-0">
      <Link
        prefetch={false}
        href={keyHref(row.keyId, asked, from)}
        title={row.keyArn}
        className="block truncate hover:underline"
      >
        <bdi>{row.keyAlias ?? middleCut(id, 20)}</bdi>
      </Link>
      {row.keyState && row.keyState !== "Enabled" && (
        <span className="block text-key-unusable text-xs">{keyStateLabel(row.keyState)}</span>
      )}
    </span>
  );
}

/** How each column shows a row. */
export const CELLS = {
  resource: ResourceCell,
  data: ({ row }) => <Text>{row.resourceId ? row.data : "list not readable"}</Text>,
  verdict: ({ row }) => (
    <span title={row.reason}>
      <VerdictBadge verdict={row.verdict} unknown={row.unknown} />
    </span>
  ),
  key: KeyCell,
  region: ({ row, areSeveral }) => (
    <span className="whitespace-nowrap">
      {row.region}
      {areSeveral && <span className="number block text-muted text-xs leading-4">{row.accountId}</span>}
    </span>
  ),
  store: ({ row }) =>
    row.storeArn ? <Arn value={row.storeArn} longest={34} copy={false} /> : <span className="text-muted">–</span>,
  type: ({ row }) => <span className="whitespace-nowrap font-mono text-xs">{row.type}</span>,
  account: ({ row }) => <span className="number">{row.accountId}</span>,
  status: ({ row }) => <Text>{row.resourceStatus}</Text>,
  rotation: ({ row }) => <Text>{row.keyRotation?.replace("-", " ") ?? null}</Text>,
  source: ({ row }) => <span className="whitespace-nowrap font-mono text-xs">{row.sourceOperation ?? "–"}</span>,
  observed: ({ row }) => (row.observedAt ? <Time iso={row.observedAt} /> : <span className="text-muted">–</span>),
} as const satisfies Record<ColumnId, (props: CellProps) => ReactNode>;
