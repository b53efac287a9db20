import Link from "next/link";
import { Arn } from "#components/ui/arn.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import type { AuditRecord } from "#lib/domain/audit.ts";
import { type AuditState, auditHref } from "./audit-query.ts";
import { ACTION_LABELS, OUTCOME_LABELS, WAY_LABELS } from "./audit-words.ts";

const HEADINGS = ["Record", "Time", "Action", "By", "Address", "Details"] as const;

interface AuditTableProps {
  readonly records: readonly AuditRecord[];
  readonly state: AuditState;
  readonly now: Date;
}

/** Audit records, newest first. */
export function AuditTable({ records, state, now }: AuditTableProps) {
  return (
    <Scroller label="Audit records">
      <table className="w-full min-w-[60rem] text-sm">
        <caption className="sr-only">Audit records, newest first</caption>
        <thead>
          <tr className="border-line border-b text-left text-muted text-xs">
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="px-3 py-2 font-medium first:pl-4">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {records.map((record) => (
            <AuditRow key={record.position} record={record} state={state} now={now} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function AuditRow({ record, state, now }: { record: AuditRecord; state: AuditState; now: Date }) {
  const { position, at, action, outcome, actor, address, hash } = record;
  return (
    <tr className="align-top *:px-3 *:py-2">
      <th scope="row" className="number pl-4! text-muted text-left font-normal" title={`SHA-256 ${hash}`}>
        {position}
      </th>
      <td>
        <Time iso={at} now={now} />
      </td>
      <td>
        {ACTION_LABELS[action]}
        {outcome === "refused" && (
          <strong className="block font-semibold text-danger text-xs">{OUTCOME_LABELS[outcome]}</strong>
        )}
      </td>
      <td>
        {actor.id === "" ? (
          <span className="text-muted">{WAY_LABELS[actor.via]}</span>
        ) : (
          <>
            <Link
              href={auditHref(state, { actor: actor.id })}
              prefetch={false}
              title={`Only records of ${actor.id}`}
              className="underline decoration-line-strong underline-offset-2"
            >
              <bdi>{actor.name}</bdi>
            </Link>
            <span className="block text-muted text-xs">{WAY_LABELS[actor.via]}</span>
          </>
        )}
      </td>
      <td className="number text-xs">{address ?? <span className="text-muted">–</span>}</td>
      <td className="min-w-64">
        <Details record={record} />
      </td>
    </tr>
  );
}

/** The object of the action, and further recorded details. */
function Details({ record: { subject, detail } }: { record: AuditRecord }) {
  const details = Object.entries(detail);
  return (
    <div className="grid gap-0.5 text-xs">
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
