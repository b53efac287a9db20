import { TokenReader, tokensOf } from "./token-reader.ts";

/** A CloudWatch Logs filter pattern over JSON events, as far as it is understood here. */
export type FilterExpression =
  | { readonly kind: "and" | "or"; readonly parts: readonly FilterExpression[] }
  | { readonly kind: "compare"; readonly selector: string; readonly operator: string; readonly value: FilterValue }
  /** e.g. `IS TRUE`, `NOT EXISTS`. */
  | { readonly kind: "state"; readonly selector: string; readonly state: string };

export type FilterValue = { readonly kind: "text" | "regex"; readonly text: string };

type Token = { readonly kind: "sign" | "quoted" | "regex" | "selector" | "word"; readonly text: string };

const TOKEN =
  /\s*(?:(?<sign>&&|\|\||!=|<=|>=|[=<>(){}])|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<regex>%[^%]*%)|(?<selector>\$[^\s=!<>&|(){}"%]*)|(?<word>[^\s=!<>&|(){}"%$]+))/y;
const COMPARISONS = ["=", "!=", "<", ">", "<=", ">="];
/** CloudWatch Logs accepts patterns of up to 1024 characters. */
const LONGEST = 4_096;
const DEEPEST = 64;

/** Reads a pattern in braces. Null for any other, and for what is not understood. */
export function readFilterPattern(pattern: string): FilterExpression | null {
  if (pattern.length > LONGEST) return null;
  const tokens = tokensOf(TOKEN, pattern.trim(), toToken);
  if (tokens?.at(0)?.text !== "{" || tokens.at(-1)?.text !== "}") return null;
  const reader = new PatternReader(tokens.slice(1, -1));
  const expression = reader.either(0);
  return reader.isAtEnd() ? expression : null;
}

function toToken(groups: Readonly<Record<string, string | undefined>>): Token {
  const [kind = "sign", text = ""] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
  return { kind: kind as Token["kind"], text };
}

/** `&&` takes precedence over `||`; parentheses over both. */
class PatternReader extends TokenReader<Token> {
  either(depth: number): FilterExpression | null {
    return this.#joined("or", "||", () => this.#joined("and", "&&", () => this.#one(depth)));
  }

  #joined(kind: "and" | "or", sign: string, next: () => FilterExpression | null): FilterExpression | null {
    const parts: FilterExpression[] = [];
    do {
      const part = next();
      if (!part) return null;
      parts.push(part);
    } while (this.#takesSign(sign));
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind, parts };
  }

  #one(depth: number): FilterExpression | null {
    if (this.#takesSign("(")) {
      const inner = depth < DEEPEST ? this.either(depth + 1) : null;
      return this.#takesSign(")") ? inner : null;
    }
    const selector = this.take();
    if (selector?.kind !== "selector") return null;
    const next = this.take();
    if (next?.kind === "sign" && COMPARISONS.includes(next.text)) return this.#compared(selector.text, next.text);
    const state = next?.kind === "word" ? this.#stateAfter(next.text) : null;
    return state === null ? null : { kind: "state", selector: selector.text, state };
  }

  #compared(selector: string, operator: string): FilterExpression | null {
    const value = this.take();
    if (!value || value.kind === "sign" || value.kind === "selector") return null;
    // The meaning of an escape inside quotes is not documented.
    if (value.kind === "quoted" && value.text.includes("\\")) return null;
    const kind = value.kind === "regex" ? "regex" : "text";
    return { kind: "compare", selector, operator, value: { kind, text: value.text } };
  }

  #stateAfter(word: string): string | null {
    if (word === "EXISTS") return word;
    const second = this.take();
    return second?.kind === "word" ? `${word} ${second.text}` : null;
  }

  #takesSign(sign: string): boolean {
    return this.takes(({ kind, text }) => kind === "sign" && text === sign);
  }
}
