import type { Piece } from "../pattern.ts";
import { matchArn } from "./arn.ts";
import { isInRange } from "./ip-address.ts";
import { byDate, byNumber, type Order } from "./order.ts";
import { isLike, isSame, isSameInAnyCase } from "./string.ts";

/** Holds one value of the request against one of the policy; null where one of them is not what the operator takes. */
export type Comparison =
  /** Policy variables are filled in. */
  | { readonly takes: "pieces"; readonly compare: (value: string, wanted: readonly Piece[]) => boolean | null }
  | { readonly takes: "text"; readonly compare: (value: string, wanted: string) => boolean | null };

/**
 * What a value of the policy stands for: itself alone, all that its `*` and `?` may be, or an order, a range or the
 * like ("IAM JSON policy elements: Condition operators": only StringLike and the ARN operators take wildcards).
 */
export type ValueMeaning = "literal" | "pattern" | "other";

/** A condition operator: a comparison, or its opposite. */
export type Operator = Comparison & { readonly negated: boolean; readonly values: ValueMeaning };

type OnPieces = (Comparison & { takes: "pieces" })["compare"];
type OnText = (Comparison & { takes: "text" })["compare"];

const literally = (compare: OnPieces, negated = false): Operator => ({
  ...{ takes: "pieces", compare, negated },
  values: "literal",
});
const byPattern = (compare: OnPieces, negated = false): Operator => ({
  ...{ takes: "pieces", compare, negated },
  values: "pattern",
});
const onText = (compare: OnText, negated = false): Operator => ({ takes: "text", compare, negated, values: "other" });

const inOrder = (order: Order, holds: (difference: number) => boolean, negated = false) =>
  onText((value, wanted) => {
    const difference = order(value, wanted);
    return difference === null ? null : holds(difference);
  }, negated);

const orderOperators = (word: string, order: Order): readonly (readonly [string, Operator])[] => [
  [`${word}Equals`, inOrder(order, (difference) => difference === 0)],
  [`${word}NotEquals`, inOrder(order, (difference) => difference === 0, true)],
  [`${word}LessThan`, inOrder(order, (difference) => difference < 0)],
  [`${word}LessThanEquals`, inOrder(order, (difference) => difference <= 0)],
  [`${word}GreaterThan`, inOrder(order, (difference) => difference > 0)],
  [`${word}GreaterThanEquals`, inOrder(order, (difference) => difference >= 0)],
];

/** Every operator of "IAM JSON policy elements: Condition operators" but `Null`, which asks for no value. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["StringEquals", literally(isSame)],
  ["StringNotEquals", literally(isSame, true)],
  ["StringEqualsIgnoreCase", literally(isSameInAnyCase)],
  ["StringNotEqualsIgnoreCase", literally(isSameInAnyCase, true)],
  ["StringLike", byPattern(isLike)],
  ["StringNotLike", byPattern(isLike, true)],
  // ArnEquals and ArnLike behave identically.
  ["ArnEquals", byPattern(matchArn)],
  ["ArnLike", byPattern(matchArn)],
  ["ArnNotEquals", byPattern(matchArn, true)],
  ["ArnNotLike", byPattern(matchArn, true)],
  ...orderOperators("Numeric", byNumber),
  ...orderOperators("Date", byDate),
  ["Bool", onText(isSameBoolean)],
  ["BinaryEquals", onText(isSameBinary)],
  ["IpAddress", onText(isInRange)],
  ["NotIpAddress", onText(isInRange, true)],
]);

function isSameBoolean(value: string, wanted: string): boolean | null {
  const [given, expected] = [value.toLowerCase(), wanted.toLowerCase()];
  return [given, expected].every((each) => each === "true" || each === "false") ? given === expected : null;
}

function isSameBinary(value: string, wanted: string): boolean | null {
  return [value, wanted].every((each) => /^[A-Za-z0-9+/]+={0,2}$/.test(each)) ? value === wanted : null;
}
