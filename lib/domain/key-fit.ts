import type { Explanation } from "./explanation.ts";
import type { Need } from "./key-need.ts";
import type { UnreadPolicyCode } from "./key-policy-of.ts";
import type { PolicyClause } from "./policy-clauses.ts";

/** How a key policy decides on one required action. Only `allowed` is a pass. */
export const FIT_ANSWERS = ["denied", "stopped", "missing", "cannot-tell", "left-to-iam", "allowed"] as const;
/**
 * `denied`: an explicit Deny. `stopped`: only a condition prevents an Allow. `missing`: no statement covers it.
 * `left-to-iam`: the policy delegates to the IAM policies of the account, which are not read.
 */
export type FitAnswer = (typeof FIT_ANSWERS)[number];

/** A statement by its index in the policy, from 0. */
export interface StatementPlace {
  readonly index: number;
  readonly sid: string | null;
}

export interface ActionFit {
  readonly action: string;
  readonly answer: FitAnswer;
  /** The statement that decides; null if none does. */
  readonly by: StatementPlace | null;
  /** Why the statement does not apply, or may not apply. */
  readonly because: PolicyClause | null;
}

/** A need, and whether the policy meets it. */
export interface NeedFit {
  readonly need: Need;
  /** The worst of its actions. */
  readonly answer: FitAnswer;
  /** The role that AWS documents, or one that the policy allows every action; AWS rarely documents which role calls. */
  readonly role: string | null;
  readonly actions: readonly ActionFit[];
}

/** The smallest addition to a policy that grants what is missing. */
export interface PolicyAddition {
  /** JSON text of each statement. */
  readonly statements: readonly string[];
  /** The whole policy with them, as JSON text. */
  readonly policy: string;
  /** Line by line, the unchanged middle left out. */
  readonly diff: readonly { readonly kind: "same" | "added" | "removed" | "left-out"; readonly text: string }[];
}

/** Whether a key policy grants the permissions that AWS documents for data that is encrypted with the key. */
export type Fit =
  | { readonly kind: "not-documented"; readonly because: string }
  /** The policy could not be read, so every need is unknown. */
  | { readonly kind: "no-policy"; readonly because: Explanation<UnreadPolicyCode>; readonly needs: readonly Need[] }
  | { readonly kind: "judged"; readonly needs: readonly NeedFit[]; readonly addition: PolicyAddition | null };

/** The worst answer first in `FIT_ANSWERS`; `allowed` for none. */
export function worstFit(answers: Iterable<FitAnswer>): FitAnswer {
  const present = new Set(answers);
  return FIT_ANSWERS.find((answer) => present.has(answer)) ?? "allowed";
}
