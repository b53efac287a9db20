import { matches, type Piece } from "../pattern.ts";

/**
 * Each of the six parts of an ARN is matched by itself; the last holds all that follows ("Amazon Resource Name (ARN)
 * condition operators"). Null for what is no ARN.
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
