import { TermButton } from "#components/glossary/term-button.tsx";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import { deletionText, keyStateLabel, keyStateTerm } from "#lib/format/key-states.ts";

type State = Pick<KeySummary, "state" | "atRisk" | "manager" | "deletionDate">;

const lookOf = ({ state, atRisk, manager }: Omit<State, "deletionDate">) => {
  if (state === null) return VERDICT_STYLES.unknown;
  if (atRisk || (state !== "Enabled" && state !== "Updating")) return VERDICT_STYLES["key-unusable"];
  return manager === "AWS" ? VERDICT_STYLES["aws-managed"] : VERDICT_STYLES["customer-managed"];
};

/** A key's state, in the colour of the resulting verdict. */
export function KeyStateName({ of }: { of: Omit<State, "deletionDate"> }) {
  const { Icon, text } = lookOf(of);
  return (
    <span
      title={keyStateTerm(of.state ?? "Unreadable")?.definition}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap text-sm ${text}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {of.state === null ? "Unknown" : keyStateLabel(of.state)}
      {of.state === "Enabled" && of.atRisk && ", cannot encrypt"}
    </span>
  );
}

/** A key's state and its deletion date: `Pending deletion · deletes in 10 days (2026-12-10 UTC)`. */
export function KeyState({ of, now }: { of: State; now: Date }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <KeyStateName of={of} />
      {of.deletionDate && <span className="text-key-unusable text-xs">· {deletionText(of.deletionDate, now)}</span>}
    </span>
  );
}

/** The same as a button that opens the definition of the state. */
export function KeyStateButton({ of, now }: { of: State; now: Date }) {
  const term = keyStateTerm(of.state ?? "Unreadable");
  const state = <KeyState of={of} now={now} />;
  return term ? <TermButton term={term}>{state}</TermButton> : state;
}
