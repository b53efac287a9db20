import { OPERATORS, type Operator } from "./operators/operators.ts";

/** The word before a condition operator for keys with many values. */
export type SetWord = "ForAnyValue" | "ForAllValues";

/** A condition operator as a policy writes it, taken apart. */
export type ConditionOperator =
  | {
      readonly kind: "compares";
      readonly operator: Operator;
      readonly set: SetWord | null;
      /** Whether a key that the request does not carry satisfies it. */
      readonly ifExists: boolean;
    }
  | { readonly kind: "null" }
  | { readonly kind: "not-known" };

const FORM = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/;
const isSetWord = (word: string | undefined): word is SetWord => word === "ForAnyValue" || word === "ForAllValues";

/** Reads `ForAllValues:StringLikeIfExists` and the like. */
export function readOperator(written: string): ConditionOperator {
  if (written === "Null") return { kind: "null" };
  const [, set, name = "", ifExists] = FORM.exec(written) ?? [];
  const operator = OPERATORS.get(name);
  if (!operator) return { kind: "not-known" };
  return { kind: "compares", operator, set: isSetWord(set) ? set : null, ifExists: ifExists !== undefined };
}
