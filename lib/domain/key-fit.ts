import type { Need } from "./key-need.ts";

/** What a key policy says of one action that somebody needs. Only `allowed` is a pass. */
export const FIT_ANSWERS = ["denied", "stopped", "missing", "cannot-tell", "left-to-iam", "allowed"] as const;
/**
 * `denied`: an explicit Deny. `stopped`: a statement would allow it but for a condition. `missing`: no statement speaks
 * of it. `left-to-iam`: the policy hands the decision to the account's IAM policies, which this does not read.
 */
export type FitAnswer = (typeof FIT_ANSWERS)[number];

/** A statement by its place in the policy, from 0. */
export interface StatementPlace {
  readonly index: number;
  readonly sid: string | null;
}

export interface ActionFit {
  readonly action: string;
  readonly answer: FitAnswer;
  /** The statement that says so; null where none does. */
  readonly by: StatementPlace | null;
  /** Why it does not apply, or may not; one half-sentence. */
  readonly because: string | null;
}

/** A need, and whether the policy meets it. */
export interface NeedFit {
  readonly need: Need;
  /** The worst of its actions. */
  readonly answer: FitAnswer;
  /** The role that AWS documents, or one that the policy allows all of it; AWS rarely says which role will ask. */
  readonly role: string | null;
  readonly actions: readonly ActionFit[];
}

/** The smallest addition to a policy that would meet what it does not. */
export interface PolicyAddition {
  /** JSON text of each statement. */
  readonly statements: readonly string[];
  /** The whole policy with them, as JSON text. */
  readonly policy: string;
  /** Line by line, the unchanged middle left out. */
  readonly diff: readonly { readonly kind: "same" | "added" | "removed" | "left-out"; readonly text: string }[];
}

/** Whether the policy of a key lets happen what AWS documents that the data under it needs. */
export type Fit =
  | { readonly kind: "not-documented"; readonly because: string }
  /** The policy could not be read, so every need is open. */
  | { readonly kind: "no-policy"; readonly because: string; readonly needs: readonly Need[] }
  | { readonly kind: "judged"; readonly needs: readonly NeedFit[]; readonly addition: PolicyAddition | null };

/** The worst answer first in `FIT_ANSWERS`; `allowed` for none. */
export function worstFit(answers: Iterable<FitAnswer>): FitAnswer {
  const present = new Set(answers);
  return FIT_ANSWERS.find((answer) => present.has(answer)) ?? "allowed";
}
