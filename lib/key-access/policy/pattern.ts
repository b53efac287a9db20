import { ofVariable, type VariableClause } from "#lib/domain/policy-clauses.ts";
import type { RequestContext } from "./request-context.ts";

/** A piece of a pattern: one literal character, `*` ("many") or `?` ("one"). */
export type Piece = { readonly text: string } | "many" | "one";

/** Parses a pattern with `*` and `?`. */
export const piecesOf = (pattern: string): readonly Piece[] =>
  [...pattern].map((text) => (text === "*" ? "many" : text === "?" ? "one" : { text }));

/** Pieces for literal text, without wildcards. */
export const literally = (text: string): readonly Piece[] => [...text].map((character) => ({ text: character }));

/**
 * Whether a text matches a pattern. Backtracks to the last `*` only, so that the time is at most the product of the two
 * lengths for any pattern.
 */
export function matches(pattern: readonly Piece[], text: string): boolean {
  const characters = [...text];
  let [at, piece] = [0, 0];
  let lastMany = -1;
  let resumeAt = 0;
  while (at < characters.length) {
    const expected = pattern[piece];
    if (expected === "many") {
      lastMany = piece;
      resumeAt = at;
      piece += 1;
    } else if (expected === "one" || (expected !== undefined && expected.text === characters[at])) {
      at += 1;
      piece += 1;
    } else if (lastMany >= 0) {
      resumeAt += 1;
      at = resumeAt;
      piece = lastMany + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(piece).every((rest) => rest === "many");
}

/**
 * Matches each of the six parts of an ARN separately; the last part contains the rest ("Amazon Resource Name (ARN)
 * condition operators"). Null if either is not an ARN.
 */
export function matchArn(value: string, pattern: readonly Piece[]): boolean | null {
  const parts = partsOf(pattern);
  const [arn, ...rest] = value.split(":");
  if (arn !== "arn" || rest.length < 5 || parts.length < 6) return null;
  const given = [arn, ...rest.slice(0, 4), rest.slice(4).join(":")];
  return parts.every((part, index) => matches(part, given[index] ?? ""));
}

function partsOf(pattern: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const piece of pattern) {
    const isColon = piece !== "many" && piece !== "one" && piece.text === ":";
    if (isColon && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts;
}

/** A policy value after its variables are replaced. */
export type Resolved =
  | { readonly kind: "pieces"; readonly pieces: readonly Piece[] }
  /** The request has no value for a variable without a default: the policy value matches nothing. */
  | { readonly kind: "missing" }
  | { readonly kind: "unknown"; readonly because: VariableClause };

/** `${*}`, `${?}` and `${$}` are the character itself. */
const ESCAPES = ["*", "?", "$"];
const VARIABLE = /^([A-Za-z0-9-]+:[^',\s]+)(?:\s*,\s*'([^']*)')?$/;

/**
 * Replaces variables such as `${aws:PrincipalAccount}` or `${aws:PrincipalTag/team, 'none'}` ("IAM policy elements:
 * Variables and tags"). A replaced value is literal text, never a wildcard.
 */
export function resolveVariables(value: string, variables: boolean, context: RequestContext): Resolved {
  if (!variables) return { kind: "pieces", pieces: piecesOf(value) };
  const pieces: Piece[] = [];
  const parts = value.split("${");
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      append(pieces, piecesOf(part));
      continue;
    }
    const end = part.indexOf("}");
    if (end < 0) return { kind: "unknown", because: ofVariable("not-terminated") };
    const replaced = valueOfVariable(part.slice(0, end), context);
    if (replaced.kind !== "pieces") return replaced;
    append(pieces, replaced.pieces);
    append(pieces, piecesOf(part.slice(end + 1)));
  }
  return { kind: "pieces", pieces };
}

function append(pieces: Piece[], more: readonly Piece[]) {
  for (const piece of more) pieces.push(piece);
}

function valueOfVariable(variable: string, context: RequestContext): Resolved {
  if (ESCAPES.includes(variable)) return { kind: "pieces", pieces: literally(variable) };
  const [, key, fallback] = VARIABLE.exec(variable.trim()) ?? [];
  if (key === undefined) return { kind: "unknown", because: ofVariable("not-documented", { variable }) };
  const values = context.valuesOf(key);
  if (values === undefined) return { kind: "unknown", because: ofVariable("value-unknown", { key }) };
  if (values === null || values.length === 0) {
    return fallback === undefined ? { kind: "missing" } : { kind: "pieces", pieces: literally(fallback) };
  }
  const [only = "", ...others] = values;
  if (others.length > 0) return { kind: "unknown", because: ofVariable("multiple-values", { key }) };
  if (/[*?]/.test(only)) return { kind: "unknown", because: ofVariable("value-with-wildcard", { key }) };
  return { kind: "pieces", pieces: literally(only) };
}
