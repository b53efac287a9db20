import type { PolicyClause } from "#lib/domain/policy-clauses.ts";

/** Three-valued logic: a part of a statement matches the request, does not match, or that is unknown. */
export type Truth =
  | { readonly is: "yes" }
  | { readonly is: "no"; readonly because: PolicyClause }
  | { readonly is: "unknown"; readonly because: PolicyClause };

export const YES: Truth = { is: "yes" };
export const no = (because: PolicyClause): Extract<Truth, { is: "no" }> => ({ is: "no", because });
export const unknown = (because: PolicyClause): Extract<Truth, { is: "unknown" }> => ({ is: "unknown", because });

/** AND: one "no" decides, even if others are unknown. */
export function all(truths: readonly Truth[]): Truth {
  return truths.find(({ is }) => is === "no") ?? truths.find(({ is }) => is === "unknown") ?? YES;
}

/** OR: one "yes" decides, even if others are unknown. "no" for an empty list. */
export function any(truths: readonly Truth[], whenNone: PolicyClause): Truth {
  return truths.find(({ is }) => is === "yes") ?? truths.find(({ is }) => is === "unknown") ?? no(whenNone);
}

/** NOT: unknown stays unknown. */
export function not(truth: Truth, because: PolicyClause): Truth {
  if (truth.is === "unknown") return truth;
  return truth.is === "yes" ? no(because) : YES;
}
