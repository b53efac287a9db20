import { FilterMenu } from "#components/resources/filter-menu.tsx";
import { AskedFields } from "#components/ui/asked-fields.tsx";
import { AutoSubmit } from "#components/ui/auto-submit.tsx";
import { Chips } from "#components/ui/chips.tsx";
import { ACTION_LABELS, AUDIT_ACTIONS, AUDIT_OUTCOMES } from "#lib/domain/audit.ts";
import { DEFAULT_AUDIT_SORT } from "#lib/domain/audit-sort.ts";
import { DEFAULT_LIMIT } from "#lib/domain/row-filter.ts";
import { type AuditState, auditHref, NO_AUDIT_FILTER } from "./audit-query.ts";
import { OUTCOME_LABELS } from "./audit-words.ts";

const DAY = "h-8 rounded-md border border-line-strong bg-surface px-2 text-sm";

/** The filters of the audit log, and the active ones. The URL holds them all. */
export function AuditFilterBar({ state }: { state: AuditState }) {
  return (
    <div className="grid gap-2 border-line border-b px-4 py-2.5">
      <AutoSubmit path="/audit" label="Filter records" className="no-print flex flex-wrap items-center gap-2">
        {state.limit !== DEFAULT_LIMIT && <input type="hidden" name="limit" value={state.limit} />}
        {state.sort !== DEFAULT_AUDIT_SORT && <input type="hidden" name="sort" value={state.sort} />}
        <AskedFields asked={state.asked} />
        {state.actor && <input type="hidden" name="actor" value={state.actor} />}
        <FilterMenu
          name="action"
          label="Action"
          chosen={state.action}
          options={AUDIT_ACTIONS.map((value) => ({ value, label: ACTION_LABELS[value] }))}
        />
        <FilterMenu
          name="outcome"
          label="Outcome"
          chosen={state.outcome}
          options={AUDIT_OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }))}
        />
        <label className="flex items-center gap-1.5 text-muted text-xs">
          From (UTC)
          <input key={state.from} type="date" name="from" defaultValue={state.from ?? ""} className={DAY} />
        </label>
        <label className="flex items-center gap-1.5 text-muted text-xs">
          To (UTC)
          <input key={state.to} type="date" name="to" defaultValue={state.to ?? ""} className={DAY} />
        </label>
        <noscript>
          <button type="submit" className="h-8 rounded-md border border-line-strong px-3 text-sm">
            Apply
          </button>
        </noscript>
      </AutoSubmit>
      <Chips chips={chipsOf(state)} clear={auditHref(state, NO_AUDIT_FILTER)} />
    </div>
  );
}

function chipsOf(state: AuditState) {
  const { action, outcome, actor, from, to } = state;
  return [
    ...action.map((value) => ({
      label: ACTION_LABELS[value],
      href: auditHref(state, { action: action.filter((other) => other !== value) }),
    })),
    ...outcome.map((value) => ({
      label: OUTCOME_LABELS[value],
      href: auditHref(state, { outcome: outcome.filter((other) => other !== value) }),
    })),
    ...(actor === null ? [] : [{ label: `By ${actor}`, href: auditHref(state, { actor: null }) }]),
    ...(from === null ? [] : [{ label: `From ${from}`, href: auditHref(state, { from: null }) }]),
    ...(to === null ? [] : [{ label: `To ${to}`, href: auditHref(state, { to: null }) }]),
  ];
}
