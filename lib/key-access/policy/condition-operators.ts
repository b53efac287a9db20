import { matchArn, matches, type Piece } from "./pattern.ts";

/** Compares a value of the request with a value of the policy; null where the operator does not accept one of them. */
type Comparison =
  /** The policy value after its variables are replaced. */
  | { readonly takes: "pieces"; readonly compare: (value: string, wanted: readonly Piece[]) => boolean | null }
  | { readonly takes: "text"; readonly compare: (value: string, wanted: string) => boolean | null };

/**
 * How an operator reads a policy value: as literal text, as a pattern with `*` and `?`, or as a number, date, range …
 * Only StringLike and the ARN operators accept wildcards ("IAM JSON policy elements: Condition operators").
 */
export type ValueMeaning = "literal" | "pattern" | "other";

/** A condition operator: a comparison, negated for `…Not…`. */
export type Operator = Comparison & { readonly negated: boolean; readonly values: ValueMeaning };

/** The set operator before a condition operator, for keys with several values. */
type SetWord = "ForAnyValue" | "ForAllValues";

/** A condition operator as written in a policy, parsed. */
export type ConditionOperator =
  | {
      readonly kind: "compares";
      readonly operator: Operator;
      readonly set: SetWord | null;
      /** Whether a request without the key satisfies the condition. */
      readonly ifExists: boolean;
    }
  | { readonly kind: "null" }
  | { readonly kind: "not-known" };

const FORM = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/;
const isSetWord = (word: string | undefined): word is SetWord => word === "ForAnyValue" || word === "ForAllValues";

/** Parses an operator such as `ForAllValues:StringLikeIfExists`. */
export function readOperator(written: string): ConditionOperator {
  if (written === "Null") return { kind: "null" };
  const [, set, name = "", ifExists] = FORM.exec(written) ?? [];
  const operator = OPERATORS.get(name);
  if (!operator) return { kind: "not-known" };
  return { kind: "compares", operator, set: isSetWord(set) ? set : null, ifExists: ifExists !== undefined };
}

type OnPieces = (Comparison & { takes: "pieces" })["compare"];
type OnText = (Comparison & { takes: "text" })["compare"];

const literalValues = (compare: OnPieces, negated = false): Operator => ({
  ...{ takes: "pieces", compare, negated },
  values: "literal",
});
const patternValues = (compare: OnPieces, negated = false): Operator => ({
  ...{ takes: "pieces", compare, negated },
  values: "pattern",
});
const onText = (compare: OnText, negated = false): Operator => ({ takes: "text", compare, negated, values: "other" });

const same = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece === "many" ? "*" : piece === "one" ? "?" : piece.text)).join("");

/** `StringEquals`: `*` and `?` are ordinary characters. */
const isSame = (value: string, pattern: readonly Piece[]): boolean => value === same(pattern);

/** `StringEqualsIgnoreCase`. */
const isSameInAnyCase = (value: string, pattern: readonly Piece[]): boolean =>
  value.toLowerCase() === same(pattern).toLowerCase();

/** `StringLike`: case-sensitive, with `*` and `?`. */
const isLike = (value: string, pattern: readonly Piece[]): boolean => matches(pattern, value);

/** Negative, 0 or positive, as the first value is before, equal to or after the second; null if either is not valid. */
type Order = (value: string, wanted: string) => number | null;

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;
/** The ISO 8601 forms of the W3C note "Date and Time Formats". */
const DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;
/** Seconds since 1970; four digits are a year. */
const EPOCH = /^\d{5,12}$/;

/** "Numeric condition operators": whole numbers and decimals. */
const byNumber: Order = (value, wanted) =>
  NUMBER.test(value) && NUMBER.test(wanted) ? Number(value) - Number(wanted) : null;

/** "Date condition operators": ISO 8601 or seconds since 1970. */
const byDate: Order = (value, wanted) => {
  const [given, limit] = [instantOf(value), instantOf(wanted)];
  return given === null || limit === null ? null : given - limit;
};

function instantOf(text: string): number | null {
  if (EPOCH.test(text)) return Number(text) * 1000;
  const instant = DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** An IP address as a number, and the number of bits of its family. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Whether an address is in a CIDR range (without a prefix: one address). Null for an invalid address or range. */
function isInRange(value: string, range: string): boolean | null {
  const [network = "", prefix, ...more] = range.split("/");
  const [address, base] = [addressOf(value), addressOf(network)];
  if (address === null || base === null || more.length > 0) return null;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null;
  const length = prefix === undefined ? base.bits : Number(prefix);
  if (length > base.bits) return null;
  if (address.bits !== base.bits) return false;
  const shift = BigInt(base.bits - length);
  return address.value >> shift === base.value >> shift;
}

const addressOf = (text: string): Address | null => (text.includes(":") ? ofVersion6(text) : ofVersion4(text));

function ofVersion4(text: string): Address | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return { bits: 32, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) };
}

function ofVersion6(text: string): Address | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...(tail ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}

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

/** Every operator of "IAM JSON policy elements: Condition operators" except `Null`, which compares no value. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["StringEquals", literalValues(isSame)],
  ["StringNotEquals", literalValues(isSame, true)],
  ["StringEqualsIgnoreCase", literalValues(isSameInAnyCase)],
  ["StringNotEqualsIgnoreCase", literalValues(isSameInAnyCase, true)],
  ["StringLike", patternValues(isLike)],
  ["StringNotLike", patternValues(isLike, true)],
  // ArnEquals and ArnLike behave identically.
  ["ArnEquals", patternValues(matchArn)],
  ["ArnLike", patternValues(matchArn)],
  ["ArnNotEquals", patternValues(matchArn, true)],
  ["ArnNotLike", patternValues(matchArn, true)],
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
