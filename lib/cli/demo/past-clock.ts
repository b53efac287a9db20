/** The clock of a database: now, except while something of the past is stored. */
export class PastClock {
  #past: Date | null = null;

  readonly now = (): Date => this.#past ?? new Date();

  /** Until `leave` it is that moment. */
  enter(past: Date): void {
    this.#past = past;
  }

  leave(): void {
    this.#past = null;
  }
}
