/** Calls that may begin before other work of the process has its turn: some ten milliseconds of work. */
const PER_TURN = 16;

/**
 * Lets calls begin a few at a time, with a turn of the event loop between. A scan has hundreds to make at once; without
 * this, a page request to the same process waits until all of them are sent.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is the turn of this call, in the order of the calls. */
  take(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) === 1) this.#nextTurn();
    });
  }

  #nextTurn(): void {
    setImmediate(() => {
      for (const begin of this.#waiting.splice(0, PER_TURN)) begin();
      if (this.#waiting.length > 0) this.#nextTurn();
    });
  }
}
