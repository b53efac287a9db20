/** How long one answer took, and when it came. */
export interface Taken {
  readonly what: string;
  /** Milliseconds, as performance.now() counts. */
  readonly at: number;
  readonly ms: number;
}

/** What came of everything that was done to the dashboard: each act ends as one of those that it may, or is wrong. */
export class Tally {
  readonly #outcomes = new Map<string, number>();
  readonly #wrong: string[] = [];
  readonly #taken: Taken[] = [];
  #begun = 0;
  #open = 0;

  /** Does something that is to end in one of some ways, such as the status of an answer. */
  async count<Outcome extends string | number>(
    what: string,
    expected: readonly Outcome[],
    act: () => Promise<Outcome>,
  ): Promise<void> {
    this.#begun += 1;
    this.#open += 1;
    try {
      const outcome = await act();
      const name = `${what}: ${outcome}`;
      this.#outcomes.set(name, (this.#outcomes.get(name) ?? 0) + 1);
      if (!expected.includes(outcome)) this.#wrong.push(name);
    } catch (error) {
      this.#wrong.push(`${what}: ${explain(error)}`);
    } finally {
      this.#open -= 1;
    }
  }

  /** As `count`, and notes how long it took. */
  async time<Outcome extends string | number>(
    what: string,
    expected: readonly Outcome[],
    act: () => Promise<Outcome>,
  ): Promise<void> {
    const start = performance.now();
    await this.count(what, expected, act);
    const at = performance.now();
    this.#taken.push({ what: what.split(" ")[0] ?? what, at, ms: at - start });
  }

  get begun(): number {
    return this.#begun;
  }
  /** How many have not ended yet. */
  get open(): number {
    return this.#open;
  }
  get outcomes(): ReadonlyMap<string, number> {
    return this.#outcomes;
  }
  /** A sentence for each that ended otherwise. */
  get wrong(): readonly string[] {
    return this.#wrong;
  }
  get taken(): readonly Taken[] {
    return this.#taken;
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
