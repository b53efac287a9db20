import Link from "next/link";
import { Scroller } from "#components/ui/scroller.tsx";
import { isInNewer } from "#lib/domain/changes/change.ts";
import type { Asked } from "#lib/domain/posture.ts";
import type { TypeLabel } from "#lib/domain/type-label.ts";
import { findingHref, hrefWith, keyHref, resourceHref } from "#lib/format/hrefs.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { ListedChange } from "#lib/views/changes.ts";
import { ChangeCalls } from "./change-calls.tsx";
import { ChangeKindName } from "./change-kind.tsx";
import { ChangeStates } from "./change-states.tsx";

const COLUMNS = ["Change", "Subject", "Before and after", "Region"] as const;
const CELL = "border-line px-3 py-2 align-top max-md:px-0 max-md:py-0.5 md:border-b md:first:pl-4 md:last:pr-4";

interface ChangesTableProps {
  readonly changes: readonly ListedChange[];
  readonly labels: readonly TypeLabel[];
  /** What links to the older and to the newer posture ask for. */
  readonly older: Asked;
  readonly newer: Asked;
  /** The list, for the pages that are opened from it. */
  readonly from: string;
  readonly now: Date;
}

/** Changes, one per row; on a phone one per card. */
export function ChangesTable({ changes, labels, older, newer, from, now }: ChangesTableProps) {
  return (
    <Scroller label="Changes" className="print:max-h-none">
      <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
        <caption className="sr-only">Changes between the two times</caption>
        <thead className="max-md:hidden">
          <tr>
            {COLUMNS.map((label) => (
              <th
                key={label}
                scope="col"
                className="border-line border-b px-3 py-2 text-left font-medium text-muted text-xs first:pl-4 last:pr-4"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-print-part="lines" className="max-md:block">
          {changes.map((change, index) => (
            <ChangeRow
              // biome-ignore lint/suspicious/noArrayIndexKey: one subject can have several changes, and a row keeps no state that another order would mix up
              key={index}
              change={change}
              label={labels.find(({ type }) => type === change.type)?.one ?? null}
              asked={isInNewer(change) ? newer : older}
              from={from}
              now={now}
            />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface ChangeRowProps {
  readonly change: ListedChange;
  readonly label: string | null;
  readonly asked: Asked;
  readonly from: string;
  readonly now: Date;
}

function ChangeRow({ change, label, asked, from, now }: ChangeRowProps) {
  const { kind, name, region, accountId } = change;
  return (
    <tr className="max-md:block max-md:border-line max-md:border-b max-md:px-4 max-md:py-2.5 md:hover:bg-raised">
      <td className={`${CELL} max-md:block`}>
        <ChangeKindName kind={kind} />
      </td>
      <th scope="row" className={`${CELL} text-left font-normal max-md:block md:min-w-52 md:max-w-80`}>
        <Link
          data-row
          prefetch={false}
          href={hrefOf(change, asked, from)}
          title={name}
          className="wrap-anywhere font-medium hover:underline"
        >
          <bdi>{middleCut(name, 60)}</bdi>
        </Link>
        <span className="block text-muted text-xs">
          <bdi>{subjectText(change, label)}</bdi>
        </span>
      </th>
      <td className={`${CELL} max-md:block md:min-w-80`}>
        <ChangeStates change={change} />
        <ChangeCalls change={change} keyHref={keyHref(change.keyId ?? "", asked, from)} now={now} />
      </td>
      <td className={`${CELL} text-muted max-md:block`}>
        <span className="whitespace-nowrap">{region}</span>
        <span className="number block text-xs max-md:ml-2 max-md:inline">{accountId}</span>
      </td>
    </tr>
  );
}

/** What a change is about, beside its name. */
function subjectText(change: ListedChange, label: string | null): string {
  switch (change.subject) {
    case "row":
      return change.resourceId === null ? "List" : `${label ?? change.type}: ${change.data}`;
    case "finding":
      return [change.control, change.title].join(" · ");
    case "key":
      return PARTS[change.part];
    case "policy":
      return "Key policy";
    case "grant":
      return `Grant ${middleCut(change.grantId, 24)}`;
  }
}

const PARTS = {
  key: "KMS key",
  policy: "Key policy",
  grants: "Grants of the key",
  rotation: "Rotation of the key",
} as const;

/** The page of the subject, in the posture that has it. */
function hrefOf(change: ListedChange, asked: Asked, from: string): string {
  switch (change.subject) {
    case "row":
      return change.resourceId === null ? hrefWith("/gaps", { asked }) : resourceHref(change.resourceId, asked, from);
    case "finding": {
      const { control, about: subject, resourceId, keyId } = change;
      return findingHref({ control, subject, resourceId, keyId }, asked, from);
    }
    case "key":
    case "policy":
      return keyHref(change.keyId ?? "", asked, from);
    case "grant":
      return `${keyHref(change.keyId ?? "", asked, from)}#grants`;
  }
}
