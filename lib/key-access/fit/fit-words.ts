import { type Explanation, explainWith, type Sentences } from "#lib/domain/explanation.ts";
import type { ControlAnswer } from "#lib/domain/finding.ts";
import { type Fit, type NeedFit, type StatementPlace, worstFit } from "#lib/domain/key-fit.ts";
import { clauseText, type PolicyClause } from "#lib/domain/policy-clauses.ts";

type Judged = Extract<Fit, { kind: "judged" }>;

/** Passes only if every need is allowed: what IAM policies decide, or what is unknown, is no pass. */
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

interface Required {
  /** The role or service that needs the actions, as AWS names it. */
  readonly who: string;
  readonly actions: readonly string[];
}

interface ByStatement extends Required {
  readonly statement: StatementPlace | null;
}

interface Because {
  /** Null where the policy was not understood; its words in older findings. */
  readonly because: PolicyClause | string | null;
}

const POLICY = "The key policy that kms:GetKeyPolicy returned";

/** The worst result among the permissions that AWS documents for the data. */
export const FIT_SENTENCES = {
  "nothing-required": () => "AWS documents no permissions that a key policy must allow for this data.",
  allowed: ({ by }: { readonly by: readonly AllowedBy[] }) =>
    `${POLICY} allows the permissions that AWS documents: ${[...new Set(by.map(allowed))].join("; ")}.`,
  denied: (of: ByStatement) => `${POLICY} denies ${requiredOf(of)} by ${placeOf(of.statement)}.`,
  stopped: (of: ByStatement & Because) =>
    `${POLICY} does not grant ${requiredOf(of)}: in ${placeOf(of.statement)}, ${becauseOf(of)}.`,
  missing: (of: Required) => `${POLICY} does not grant ${requiredOf(of)}: no statement matches.`,
  "left-to-iam": (of: ByStatement) =>
    `${POLICY} neither grants nor denies ${requiredOf(of)}: ${placeOf(of.statement)} delegates to IAM policies, which were not evaluated.`,
  "cannot-tell": ({ statement, because, ...of }: ByStatement & Because) =>
    `Whether the key policy that kms:GetKeyPolicy returned grants ${requiredOf(of)} is unknown: ${statement ? `in ${placeOf(statement)}, ` : ""}${becauseOf({ because })}.`,
} satisfies Sentences;

const explain = explainWith(FIT_SENTENCES);

/** Why {@link controlAnswerOf} is what it is. */
export function fitReason({ needs }: Judged): Explanation<keyof typeof FIT_SENTENCES> {
  const answer = worstFit(needs.map((each) => each.answer));
  const worst = needs.find((each) => each.answer === answer);
  if (!worst) return explain("nothing-required");
  const decisive = worst.actions.filter((each) => each.answer === answer);
  const { by: statement = null, because = null } = decisive[0] ?? {};
  const of = { who: whoOf(worst), actions: decisive.map(({ action }) => action) };
  switch (answer) {
    case "allowed":
      return explain("allowed", { by: needs.map(allowedBy) });
    case "missing":
      return explain("missing", of);
    case "denied":
    case "left-to-iam":
      return explain(answer, { ...of, statement });
    case "stopped":
    case "cannot-tell":
      return explain(answer, { ...of, statement, because });
  }
}

interface AllowedBy {
  readonly who: string;
  readonly statements: readonly (StatementPlace | null)[];
}

const allowedBy = (fit: NeedFit): AllowedBy => ({
  who: whoOf(fit),
  statements: [...new Map(fit.actions.map(({ by }) => [by?.index, by])).values()],
});

const allowed = ({ who, statements }: AllowedBy) => `${who} by ${statements.map(placeOf).join(" and ")}`;

const whoOf = ({ need: { who }, role }: NeedFit) => role ?? (who.kind === "service" ? who.service : who.called);

const becauseOf = ({ because }: Because) => (because === null ? "the policy was not understood" : clauseText(because));

const requiredOf = ({ who, actions }: Required) => `${actions.join(", ")} to ${who}`;

/** Statements are counted from 1, as people do. */
function placeOf(place: StatementPlace | null): string {
  if (!place) return "no statement";
  return `statement ${place.index + 1}${place.sid === null ? "" : ` (${place.sid})`}`;
}
