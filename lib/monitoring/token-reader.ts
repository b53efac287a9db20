/**
 * Splits a text into tokens.
 *
 * @param pattern a sticky expression whose named groups are the kinds of tokens
 * @returns null where a part of the text is no token
 */
export function tokensOf<Token>(
  pattern: RegExp,
  text: string,
  toToken: (groups: Readonly<Record<string, string | undefined>>) => Token,
): readonly Token[] | null {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) return null;
    tokens.push(toToken(groups));
  }
  return tokens;
}

/** A position in a list of tokens; each grammar extends it with its rules. */
export class TokenReader<Token> {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  protected take(): Token | undefined {
    this.#at += 1;
    return this.#tokens[this.#at - 1];
  }

  /** Moves on if the next token is one of these. */
  protected takes(isWanted: (token: Token) => boolean): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || !isWanted(token)) return false;
    this.#at += 1;
    return true;
  }
}
