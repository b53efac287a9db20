import { TermButton } from "#components/glossary/term-button.tsx";
import { VerdictIcon } from "#components/verdict/verdict-icon.tsx";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import type { KeySummary } from "#lib/domain/key-summary.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { deletionText, keyStateLabel, keyStateTerm } from "#lib/format/key-states.ts";

type State = Pick<KeySummary, "state" | "atRisk" | "manager" | "deletionDate">;

/** The verdict that the key leads to, whose icon and colour it has. */
const lookOf = ({ state, atRisk, manager }: Omit<State, "deletionDate">): Verdict => {
  if (state === null) return "unknown";
  if (atRisk || (state !== "Enabled" && state !== "Updating")) return "key-unusable";
  return manager === "AWS" ? "aws-managed" : "customer-managed";
};

/** A key's state, in the colour of the resulting verdict; the header of its list has the definition. */
export function KeyStateName({ of }: { of: Omit<State, "deletionDate"> }) {
  const look = lookOf(of);
  return (
    <span className={`key-state ${VERDICT_STYLES[look].text}`}>
      <VerdictIcon verdict={look} />
      {of.state === null ? "Unknown" : keyStateLabel(of.state)}
      {of.state === "Enabled" && of.atRisk && ", cannot encrypt"}
    </span>
  );
}

/** A key's state and its deletion date: `Pending deletion · deletes in 10 days (2026-12-10 UTC)`. */
export function KeyState({ of, now }: { of: State; now: Date }) {
  return (
    <span className="key-state-line">
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
