/** Three-valued logic: a part of a statement matches the request, does not match, or that is unknown. */
export type Truth =
  | { readonly is: "yes" }
  | { readonly is: "no"; readonly because: string }
  | { readonly is: "unknown"; readonly because: string };

export const YES: Truth = { is: "yes" };
export const no = (because: string): Extract<Truth, { is: "no" }> => ({ is: "no", because });
export const unknown = (because: string): Extract<Truth, { is: "unknown" }> => ({ is: "unknown", because });

/** AND: one "no" decides, even if others are unknown. */
export function all(truths: readonly Truth[]): Truth {
  return truths.find(({ is }) => is === "no") ?? truths.find(({ is }) => is === "unknown") ?? YES;
}

/** OR: one "yes" decides, even if others are unknown. "no" for an empty list. */
export function any(truths: readonly Truth[], whenNone: string): Truth {
  return truths.find(({ is }) => is === "yes") ?? truths.find(({ is }) => is === "unknown") ?? no(whenNone);
}

/** NOT: unknown stays unknown. */
export function not(truth: Truth, because: string): Truth {
  if (truth.is === "unknown") return truth;
  return truth.is === "yes" ? no(because) : YES;
}
