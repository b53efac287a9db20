import { literally, type Piece, piecesOf } from "./pattern.ts";
import type { RequestContext } from "./request-context.ts";

/** A value of a policy with its variables filled in. */
export type Resolved =
  | { readonly kind: "pieces"; readonly pieces: readonly Piece[] }
  /** The request carries no value for a variable that has no default: the value matches nothing. */
  | { readonly kind: "missing" }
  | { readonly kind: "unknown"; readonly because: string };

/** `${*}`, `${?}` and `${$}` stand for the character itself. */
const ESCAPES = ["*", "?", "$"];
const VARIABLE = /^([A-Za-z0-9-]+:[^',\s]+)(?:\s*,\s*'([^']*)')?$/;

/**
 * Fills in `${aws:PrincipalAccount}`, `${aws:PrincipalTag/team, 'none'}` and the like ("IAM policy elements: Variables
 * and tags"). What a value of the request holds is text, never a wildcard.
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
    if (end < 0) return { kind: "unknown", because: "a variable is not terminated" };
    const filled = fillIn(part.slice(0, end), context);
    if (filled.kind !== "pieces") return filled;
    append(pieces, filled.pieces);
    append(pieces, piecesOf(part.slice(end + 1)));
  }
  return { kind: "pieces", pieces };
}

function append(pieces: Piece[], more: readonly Piece[]) {
  for (const piece of more) pieces.push(piece);
}

function fillIn(variable: string, context: RequestContext): Resolved {
  if (ESCAPES.includes(variable)) return { kind: "pieces", pieces: literally(variable) };
  const [, key, otherwise] = VARIABLE.exec(variable.trim()) ?? [];
  if (key === undefined) return { kind: "unknown", because: `$\{${variable}} is not a documented policy variable` };
  const values = context.valuesOf(key);
  if (values === undefined) return { kind: "unknown", because: `the value of ${key} in the request is unknown` };
  if (values === null || values.length === 0) {
    return otherwise === undefined ? { kind: "missing" } : { kind: "pieces", pieces: literally(otherwise) };
  }
  const [only = "", ...others] = values;
  if (others.length > 0) return { kind: "unknown", because: `${key} has multiple values` };
  if (/[*?]/.test(only)) return { kind: "unknown", because: `the value of ${key} contains a wildcard` };
  return { kind: "pieces", pieces: literally(only) };
}
