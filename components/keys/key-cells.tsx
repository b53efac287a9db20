import Link from "next/link";
import type { ReactNode } from "react";
import type { KeySortColumn } from "#lib/domain/key-sort.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { keyHref, rowsHref } from "#lib/format/hrefs.ts";
import { deletionText, lossText } from "#lib/format/key-states.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { formatCount } from "#lib/format/numbers.ts";
import type { KeysView } from "#lib/views/keys.ts";
import { countFound, saysOfIncomplete } from "./dependants-words.ts";
import { KeyStateName } from "./key-state.tsx";

export interface KeyCellProps {
  readonly of: KeySummary;
  /** The scanned accounts; keys of other accounts are marked. */
  readonly accounts: readonly string[];
  /** Regions whose keys may have more dependants than were found. */
  readonly incomplete: KeysView["incomplete"];
  readonly asked: Asked;
  /** The list, for the pages that are opened from it. */
  readonly from: string;
  readonly now: Date;
}

const MANAGERS = { AWS: "AWS managed", CUSTOMER: "Customer managed" } as const;

const Below = ({ children }: { children: ReactNode }) => (
  <span className="block truncate text-muted text-xs leading-4">{children}</span>
);

function NameCell({ of, asked, from }: KeyCellProps) {
  const { id, arn, alias, manager, multiRegion } = of;
  return (
    <span className="block min-w-0">
      <Link
        data-row
        prefetch={false}
        href={keyHref(id, asked, from)}
        title={arn}
        className="block truncate font-medium hover:underline group-hover:text-accent"
      >
        <bdi>{alias ?? middleCut(arn.slice(arn.lastIndexOf("/") + 1), 30)}</bdi>
      </Link>
      <Below>
        {manager ? MANAGERS[manager] : "Manager unknown"}
        {multiRegion && " · multi-Region"}
      </Below>
    </span>
  );
}

function StateCell({ of, now }: KeyCellProps) {
  return (
    <span className="block whitespace-nowrap">
      <KeyStateName of={of} />
      {of.deletionDate && (
        <span className="block text-key-unusable text-xs leading-4">{deletionText(of.deletionDate, now)}</span>
      )}
    </span>
  );
}

function DependantsCell({ of, asked, incomplete, now }: KeyCellProps) {
  const reason = incomplete[of.region] ?? null;
  const loss = of.rows > 0 ? lossText(of, now) : null;
  return (
    <span className="block whitespace-nowrap">
      <Link
        prefetch={false}
        href={rowsHref({ key: of.arn, asked })}
        title={saysOfIncomplete(reason, of.region) || undefined}
        className="number block hover:underline"
      >
        {countFound(of.rows, "protection", reason)} in {countFound(of.resources, "resource", reason)}
      </Link>
      {loss !== null && (
        <span className="block max-w-40 whitespace-normal text-key-unusable text-xs leading-4">{loss}</span>
      )}
    </span>
  );
}

function OwnerCell({ of: { accountId }, accounts }: KeyCellProps) {
  return (
    <span className="number block">
      {accountId}
      {!accounts.includes(accountId) && <span className="block text-unknown text-xs">other account</span>}
    </span>
  );
}

interface KeyColumn {
  readonly label: string;
  /** The order by which the column sorts. */
  readonly column: KeySortColumn;
  readonly Cell: (props: KeyCellProps) => ReactNode;
}

/** The columns of the keys table; the first names the key. */
export const KEY_COLUMNS: readonly KeyColumn[] = [
  { label: "Key", column: "name", Cell: NameCell },
  { label: "State", column: "state", Cell: StateCell },
  { label: "Dependent resources", column: "dependants", Cell: DependantsCell },
  { label: "Owner", column: "owner", Cell: OwnerCell },
  { label: "Region", column: "region", Cell: ({ of }) => <span className="whitespace-nowrap">{of.region}</span> },
  {
    label: "Rotation",
    column: "rotation",
    Cell: ({ of }) => <span className="whitespace-nowrap">{of.rotation.replace("-", " ")}</span>,
  },
  {
    label: "Grants",
    column: "grants",
    Cell: ({ of }) => <span className="number">{of.grants === null ? "unknown" : formatCount(of.grants)}</span>,
  },
];
