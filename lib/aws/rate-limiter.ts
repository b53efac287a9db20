/** Never slower than this, or a scan would stop on one burst of throttling. */
const SLOWEST = 0.5;
/** On throttling the rate is cut to this part, once per interval (AIMD, as in TCP congestion control). */
const CUT = 0.7;
const CUT_INTERVAL_MS = 1000;

/** The passing of time, so that tests need none. */
export interface Time {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Lets one operation's requests through at a rate that starts from a quota, falls when AWS throttles
 * and climbs back to the quota while it does not. Without a quota (`Infinity`) it lets everything
 * through until the first throttling, and then starts from the rate that was reached.
 */
export class RateLimiter {
  readonly #time: Time;
  readonly #ceiling: number;
  #rate: number;
  #nextAt = 0;
  #cutAt = Number.NEGATIVE_INFINITY;
  #passed = 0;
  #startedAt: number | null = null;

  constructor(ratePerSecond: number, time: Time) {
    this.#ceiling = ratePerSecond;
    this.#rate = ratePerSecond;
    this.#time = time;
  }

  /** Requests per second that pass now. */
  get rate(): number {
    return this.#rate;
  }

  /** Waits for this request's turn. */
  async pass(): Promise<void> {
    const now = this.#time.now();
    this.#startedAt ??= now;
    this.#passed += 1;
    if (this.#rate === Number.POSITIVE_INFINITY) return;
    // Up to a tenth of a second's worth may go at once: timers are too coarse for more.
    const burst = 100;
    const turn = Math.max(this.#nextAt, now - burst);
    this.#nextAt = turn + 1000 / this.#rate;
    if (turn > now) await this.#time.sleep(turn - now);
  }

  /** AWS refused a request for rate. */
  throttled(): void {
    const now = this.#time.now();
    if (now - this.#cutAt < CUT_INTERVAL_MS) return;
    this.#cutAt = now;
    const seconds = Math.max(1, (now - (this.#startedAt ?? now)) / 1000);
    const reached = this.#rate === Number.POSITIVE_INFINITY ? this.#passed / seconds : this.#rate;
    this.#rate = Math.max(SLOWEST, reached * CUT);
    this.#nextAt = now + 1000 / this.#rate;
  }

  /** AWS answered a request. */
  answered(): void {
    if (this.#rate >= this.#ceiling) return;
    // About 5 % more each second, whatever the rate.
    this.#rate = Math.min(this.#ceiling, this.#rate + 0.05);
  }
}
