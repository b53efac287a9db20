import Link from "next/link";
import { Arn } from "#components/ui/arn.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { SortHeading, type Sorting, SortMenu } from "#components/ui/sorting.tsx";
import { Time } from "#components/ui/time.tsx";
import { ACTION_LABELS, type AuditRecord } from "#lib/domain/audit.ts";
import type { AuditSortColumn } from "#lib/domain/audit-sort.ts";
import { type AuditState, auditHref } from "./audit-query.ts";
import { OUTCOME_LABELS, WAY_LABELS } from "./audit-words.ts";

const COLUMNS = [
  { label: "Record", column: "record" },
  { label: "Time", column: "time" },
  { label: "Action", column: "action" },
  { label: "By", column: "actor" },
  { label: "Address", column: "address" },
  { label: "Details", column: undefined },
] as const;
const SORTS = COLUMNS.flatMap((each) => (each.column ? [each] : []));
const CELL =
  "border-line px-3 py-2 align-top first:pl-4 last:pr-4 max-md:flex max-md:gap-3 max-md:px-0 max-md:py-0.5 max-md:first:pl-0 md:border-b md:group-last:border-b-0";

interface AuditTableProps extends Sorting<AuditSortColumn> {
  readonly records: readonly AuditRecord[];
  readonly state: AuditState;
  readonly now: Date;
}

/** Audit records, one per row; on a phone one per card. */
export function AuditTable({ records, state, sort, hrefOf, now }: AuditTableProps) {
  return (
    <>
      <SortMenu columns={SORTS} sort={sort} hrefOf={hrefOf} />
      <Scroller label="Audit records">
        <table className="w-full border-separate border-spacing-0 text-sm max-md:block md:min-w-[60rem]">
          <caption className="sr-only">Audit records</caption>
          <thead className="max-md:hidden">
            <tr>
              {COLUMNS.map((column) => (
                <SortHeading key={column.label} {...column} sort={sort} hrefOf={hrefOf} />
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {records.map((record) => (
              <AuditRow key={record.position} record={record} state={state} now={now} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}

function AuditRow({ record, state, now }: { record: AuditRecord; state: AuditState; now: Date }) {
  const { position, at, address, hash } = record;
  return (
    <tr className="group max-md:block max-md:border-line max-md:border-b max-md:px-4 max-md:py-2.5">
      <th scope="row" className={`${CELL} number text-left font-normal text-muted`} title={`SHA-256 ${hash}`}>
        <Label text="Record" />
        {position}
      </th>
      <td className={CELL}>
        <Label text="Time" />
        <Time iso={at} now={now} />
      </td>
      <td className={CELL}>
        <Label text="Action" />
        <Action record={record} />
      </td>
      <td className={CELL}>
        <Label text="By" />
        <Actor record={record} state={state} />
      </td>
      <td className={`${CELL} number text-xs`}>
        <Label text="Address" />
        {address ?? <span className="text-muted">–</span>}
      </td>
      <td className={`${CELL} md:min-w-64`}>
        <Label text="Details" />
        <Details record={record} />
      </td>
    </tr>
  );
}

/** The column of a value, on a card. */
const Label = ({ text }: { text: string }) => (
  <span className="w-16 shrink-0 font-normal font-sans text-muted text-xs md:hidden">{text}</span>
);

function Action({ record: { action, outcome } }: { record: AuditRecord }) {
  return (
    <span>
      {ACTION_LABELS[action]}
      {outcome === "refused" && (
        <strong className="block font-semibold text-danger text-xs">{OUTCOME_LABELS[outcome]}</strong>
      )}
    </span>
  );
}

function Actor({ record: { actor }, state }: { record: AuditRecord; state: AuditState }) {
  if (actor.id === "") return <span className="text-muted">{WAY_LABELS[actor.via]}</span>;
  return (
    <span>
      <Link
        href={auditHref(state, { actor: actor.id })}
        prefetch={false}
        title={`Only records of ${actor.id}`}
        className="underline decoration-line-strong underline-offset-2"
      >
        <bdi>{actor.name}</bdi>
      </Link>
      <span className="block text-muted text-xs">{WAY_LABELS[actor.via]}</span>
    </span>
  );
}

/** The object of the action, and further recorded details. */
function Details({ record: { subject, detail } }: { record: AuditRecord }) {
  const details = Object.entries(detail);
  return (
    <div className="grid min-w-0 gap-0.5 text-xs">
      {subject && <Arn value={subject} longest={40} />}
      {details.length > 4 ? (
        <details>
          <summary className="cursor-pointer text-muted">{details.length} settings</summary>
          <EventDetails details={details} />
        </details>
      ) : (
        <EventDetails details={details} />
      )}
    </div>
  );
}

function EventDetails({ details }: { details: readonly (readonly [string, AuditRecord["detail"][string]])[] }) {
  return (
    <dl className="wrap-anywhere">
      {details.map(([name, value]) => (
        <div key={name}>
          <dt className="inline text-muted">{name}: </dt>
          <dd className="inline">
            <bdi>{Array.isArray(value) ? value.join(", ") : String(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
