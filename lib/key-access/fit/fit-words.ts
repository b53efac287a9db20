import type { ControlAnswer } from "#lib/domain/finding.ts";
import { type ActionFit, type Fit, type NeedFit, type StatementPlace, worstFit } from "#lib/domain/key-fit.ts";

type Judged = Extract<Fit, { kind: "judged" }>;

/** Only what every need is allowed passes; what IAM decides, or nobody can tell, is no pass. */
export function controlAnswerOf({ needs }: Judged): ControlAnswer {
  switch (worstFit(needs.map(({ answer }) => answer))) {
    case "denied":
    case "stopped":
    case "missing":
      return "fail";
    case "cannot-tell":
    case "left-to-iam":
      return "cannot-tell";
    case "allowed":
      return "pass";
  }
}

/** One sentence for an auditor: the worst that the policy says of the needs. */
export function fitReason({ needs }: Judged): string {
  const answer = worstFit(needs.map((each) => each.answer));
  const worst = needs.find((each) => each.answer === answer);
  if (!worst) return "AWS documents no required permissions.";
  if (answer === "allowed")
    return `The key policy allows the permissions that AWS documents: ${[...new Set(needs.map(allowedBy))].join("; ")}.`;
  const actions = worst.actions.filter((each) => each.answer === answer);
  const names = actions.map(({ action }) => action).join(", ");
  const who = whoOf(worst);
  // A service's name is a name.
  const begin = who.includes(".") ? who : `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
  return `${begin}: ${names} ${saysOf(actions[0], actions.length === 1 ? "is" : "are")}.`;
}

function saysOf(action: ActionFit | undefined, be: "is" | "are"): string {
  const { by, because } = action ?? { by: null, because: null };
  switch (action?.answer) {
    case "denied":
      return `${be} denied by ${statement(by)}`;
    case "stopped":
      return `${be} not allowed: in ${statement(by)}, ${because}`;
    case "missing":
      return `${be} not allowed: no matching statement`;
    case "left-to-iam":
      return `${be} delegated to IAM policies by ${statement(by)} (not evaluated)`;
    // What is allowed is told by `fitReason` itself.
    case "allowed":
    case "cannot-tell":
    case undefined:
      return `could not be evaluated: ${by ? `in ${statement(by)}, ` : ""}${because ?? "the policy was not understood"}`;
  }
}

const allowedBy = (fit: NeedFit) => {
  const by = [...new Set(fit.actions.map((action) => statement(action.by)))];
  return `${whoOf(fit)} by ${by.join(" and ")}`;
};

const whoOf = ({ need: { who }, role }: NeedFit) => role ?? (who.kind === "service" ? who.service : who.called);

/** Statements are counted from 1, as people do. */
function statement(place: StatementPlace | null): string {
  if (!place) return "no statement";
  return `statement ${place.index + 1}${place.sid === null ? "" : ` (${place.sid})`}`;
}
