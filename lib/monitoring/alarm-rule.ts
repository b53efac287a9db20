/** The rule of a composite alarm (SDK, PutCompositeAlarm, `AlarmRule`). */
export type AlarmRule =
  | { readonly kind: "state"; readonly state: AlarmState; readonly alarm: string }
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "not"; readonly of: AlarmRule }
  | { readonly kind: "and" | "or"; readonly parts: readonly AlarmRule[] };

const ALARM_STATES = ["ALARM", "OK", "INSUFFICIENT_DATA"] as const;
export type AlarmState = (typeof ALARM_STATES)[number];

/** A state with its alarm's name or ARN, quoted or not; a parenthesis; or a word. */
const TOKEN =
  /\s*(?:(?<state>ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^"()]*?))\s*\)|(?<sign>[()])|(?<word>[A-Z_]+\b))\s*/y;
/** CloudWatch takes rules of up to 10,240 characters and 500 elements. */
const LONGEST = 10_240;
const DEEPEST = 64;

type Token = { readonly rule: AlarmRule } | { readonly word: string };

/** Reads a rule. Null for what is not understood, `AND` beside `OR` without parentheses too: AWS documents no precedence. */
export function readAlarmRule(text: string): AlarmRule | null {
  const tokens = text.length > LONGEST ? null : tokensOf(text);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const rule = reader.expression(0);
  return reader.isAtEnd() ? rule : null;
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) return null;
    const { state, quoted, plain, sign, word } = groups;
    const alarm = quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "";
    const known = ALARM_STATES.find((each) => each === state);
    tokens.push(known ? { rule: { kind: "state", state: known, alarm } } : { word: sign ?? word ?? "" });
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  expression(depth: number): AlarmRule | null {
    const first = this.#operand(depth);
    const operator = this.#takes("AND") ? "AND" : this.#takes("OR") ? "OR" : null;
    if (!first || !operator) return first;
    const parts = [first];
    do {
      const part = this.#operand(depth);
      if (!part) return null;
      parts.push(part);
    } while (this.#takes(operator));
    return { kind: operator === "AND" ? "and" : "or", parts };
  }

  #operand(depth: number): AlarmRule | null {
    if (depth > DEEPEST) return null;
    if (this.#takes("NOT")) {
      const of = this.#operand(depth + 1);
      return of && { kind: "not", of };
    }
    if (this.#takes("(")) {
      const inside = this.expression(depth + 1);
      return inside && this.#takes(")") ? inside : null;
    }
    const token = this.#tokens[this.#at++];
    if (!token) return null;
    if ("rule" in token) return token.rule;
    return token.word === "TRUE" || token.word === "FALSE" ? { kind: "constant", value: token.word === "TRUE" } : null;
  }

  #takes(word: string): boolean {
    const token = this.#tokens[this.#at];
    const is = token !== undefined && "word" in token && token.word === word;
    if (is) this.#at += 1;
    return is;
  }
}
