/** A CloudWatch Logs filter pattern over JSON events, as far as it is read here. */
export type FilterExpression =
  | { readonly kind: "and" | "or"; readonly parts: readonly FilterExpression[] }
  | { readonly kind: "compare"; readonly selector: string; readonly operator: string; readonly value: FilterValue }
  /** `IS TRUE`, `NOT EXISTS` and their like. */
  | { readonly kind: "state"; readonly selector: string; readonly state: string };

export type FilterValue = { readonly kind: "text" | "regex"; readonly text: string };

type Token = { readonly kind: "sign" | "quoted" | "regex" | "selector" | "word"; readonly text: string };

const TOKEN =
  /\s*(?:(?<sign>&&|\|\||!=|<=|>=|[=<>(){}])|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<regex>%[^%]*%)|(?<selector>\$[^\s=!<>&|(){}"%]*)|(?<word>[^\s=!<>&|(){}"%$]+))/y;
const COMPARISONS = ["=", "!=", "<", ">", "<=", ">="];
/** AWS takes patterns of up to 1024 characters; nothing that is longer or nests deeper than this is read. */
const LONGEST = 4_096;
const DEEPEST = 64;

/** Reads a pattern in braces. Null for any other, and for what is not understood. */
export function readFilterPattern(pattern: string): FilterExpression | null {
  if (pattern.length > LONGEST) return null;
  const tokens = tokensOf(pattern.trim());
  if (tokens?.at(0)?.text !== "{" || tokens.at(-1)?.text !== "}") return null;
  const reader = new Reader(tokens.slice(1, -1));
  const expression = reader.either(0);
  return reader.isAtEnd() ? expression : null;
}

function tokensOf(pattern: string): readonly Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.length) {
    const groups = TOKEN.exec(pattern)?.groups;
    const found = Object.entries(groups ?? {}).find(([, text]) => text !== undefined);
    if (!found) return null;
    tokens.push({ kind: found[0] as Token["kind"], text: found[1] });
  }
  return tokens;
}

/** `&&` binds closer than `||`; parentheses before both. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  either(depth: number): FilterExpression | null {
    return this.#joined("or", "||", () => this.#joined("and", "&&", () => this.#one(depth)));
  }

  #joined(kind: "and" | "or", sign: string, next: () => FilterExpression | null): FilterExpression | null {
    const parts: FilterExpression[] = [];
    do {
      const part = next();
      if (!part) return null;
      parts.push(part);
    } while (this.#takeSign(sign));
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind, parts };
  }

  #one(depth: number): FilterExpression | null {
    if (this.#takeSign("(")) {
      const inner = depth < DEEPEST ? this.either(depth + 1) : null;
      return this.#takeSign(")") ? inner : null;
    }
    const selector = this.#take();
    if (selector?.kind !== "selector") return null;
    const next = this.#take();
    if (next?.kind === "sign" && COMPARISONS.includes(next.text)) return this.#compared(selector.text, next.text);
    const last = next?.kind === "word" ? this.#stateAfter(next.text) : null;
    return last === null ? null : { kind: "state", selector: selector.text, state: last };
  }

  #compared(selector: string, operator: string): FilterExpression | null {
    const value = this.#take();
    if (!value || value.kind === "sign" || value.kind === "selector") return null;
    // What an escape stands for inside quotes is not documented.
    if (value.kind === "quoted" && value.text.includes("\\")) return null;
    const kind = value.kind === "regex" ? "regex" : "text";
    return { kind: "compare", selector, operator, value: { kind, text: value.text } };
  }

  #stateAfter(word: string): string | null {
    if (word === "EXISTS") return word;
    const second = this.#take();
    return second?.kind === "word" ? `${word} ${second.text}` : null;
  }

  #takeSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "sign" || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(): Token | undefined {
    this.#at += 1;
    return this.#tokens[this.#at - 1];
  }
}
