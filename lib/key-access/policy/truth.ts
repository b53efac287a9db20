/** What can be said of a part of a statement: it holds for the request, it does not, or that cannot be told. */
export type Truth =
  | { readonly is: "yes" }
  | { readonly is: "no"; readonly because: string }
  | { readonly is: "unknown"; readonly because: string };

export const YES: Truth = { is: "yes" };
export const no = (because: string): Extract<Truth, { is: "no" }> => ({ is: "no", because });
export const unknown = (because: string): Extract<Truth, { is: "unknown" }> => ({ is: "unknown", because });

/** All must hold: one "no" settles it, whatever else cannot be told. */
export function all(truths: readonly Truth[]): Truth {
  return truths.find(({ is }) => is === "no") ?? truths.find(({ is }) => is === "unknown") ?? YES;
}

/** One must hold: one "yes" settles it, whatever else cannot be told. Nothing at all does not hold. */
export function any(truths: readonly Truth[], otherwise: string): Truth {
  return truths.find(({ is }) => is === "yes") ?? truths.find(({ is }) => is === "unknown") ?? no(otherwise);
}

/** The opposite, which keeps what cannot be told. */
export function not(truth: Truth, because: string): Truth {
  if (truth.is === "unknown") return truth;
  return truth.is === "yes" ? no(because) : YES;
}
