import { TokenReader, tokensOf } from "./token-reader.ts";

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
/** CloudWatch accepts rules of up to 10,240 characters and 500 elements. */
const LONGEST = 10_240;
const DEEPEST = 64;

type Token = { readonly rule: AlarmRule } | { readonly word: string };

/**
 * Reads a rule. Null for a rule that is not understood, also one with `AND` beside `OR` without parentheses: AWS
 * documents no precedence.
 */
export function readAlarmRule(text: string): AlarmRule | null {
  const tokens = text.length > LONGEST ? null : tokensOf(TOKEN, text, toToken);
  if (!tokens) return null;
  const reader = new RuleReader(tokens);
  const rule = reader.expression(0);
  return reader.isAtEnd() ? rule : null;
}

function toToken({ state, quoted, plain, sign, word }: Readonly<Record<string, string | undefined>>): Token {
  const alarm = quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "";
  const known = ALARM_STATES.find((each) => each === state);
  return known ? { rule: { kind: "state", state: known, alarm } } : { word: sign ?? word ?? "" };
}

class RuleReader extends TokenReader<Token> {
  expression(depth: number): AlarmRule | null {
    const first = this.#operand(depth);
    const operator = this.#takesWord("AND") ? "AND" : this.#takesWord("OR") ? "OR" : null;
    if (!first || !operator) return first;
    const parts = [first];
    do {
      const part = this.#operand(depth);
      if (!part) return null;
      parts.push(part);
    } while (this.#takesWord(operator));
    return { kind: operator === "AND" ? "and" : "or", parts };
  }

  #operand(depth: number): AlarmRule | null {
    if (depth > DEEPEST) return null;
    if (this.#takesWord("NOT")) {
      const of = this.#operand(depth + 1);
      return of && { kind: "not", of };
    }
    if (this.#takesWord("(")) {
      const inside = this.expression(depth + 1);
      return inside && this.#takesWord(")") ? inside : null;
    }
    const token = this.take();
    if (!token) return null;
    if ("rule" in token) return token.rule;
    return token.word === "TRUE" || token.word === "FALSE" ? { kind: "constant", value: token.word === "TRUE" } : null;
  }

  #takesWord(word: string): boolean {
    return this.takes((token) => "word" in token && token.word === word);
  }
}
