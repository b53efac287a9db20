/** Never slower than this, or a scan would stop on one burst of throttling. */
const SLOWEST = 0.5;
/** On throttling the rate is cut to this part, once per interval (AIMD, as in TCP congestion control). */
const CUT = 0.7;
const CUT_INTERVAL_MS = 1000;
/** Where no quota is known, it is taken to be a little lower than the rate that was throttled. */
const LEARNT = 0.9;

/** Up to a tenth of a second's worth may go at once: timers are too coarse for less. */
const BURST_MS = 100;
/** Each answer adds so much to the rate: about 5 % more each second, whatever the rate. */
const RECOVERY = 0.05;

/** The passing of time, so that tests need none. */
export interface Time {
  now(): number;
  /** Rejects when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** An operation's quota in requests per second, or, where none is known, what to start with. */
export type Rate = number | { readonly start: number };

/**
 * Lets one operation's requests through at a rate that falls when AWS throttles and climbs while it does not: back to
 * the quota, or, where none is known, to a little less than what was throttled. A quota of `Infinity` lets everything
 * through until the first throttling.
 */
export class RateLimiter {
  readonly #time: Time;
  readonly #quota: number;
  #ceiling: number;
  #rate: number;
  #nextAt = 0;
  #cutAt = Number.NEGATIVE_INFINITY;
  #passed = 0;
  #startedAt: number | null = null;

  constructor(rate: Rate, time: Time) {
    const quota = typeof rate === "number" ? rate : Number.POSITIVE_INFINITY;
    this.#quota = quota;
    this.#ceiling = quota;
    this.#rate = typeof rate === "number" ? rate : rate.start;
    this.#time = time;
  }

  /** Requests per second that pass now. */
  get rate(): number {
    return this.#rate;
  }

  /**
   * Waits for this request's turn.
   *
   * @throws when `signal` aborts before it comes
   */
  async pass(signal?: AbortSignal): Promise<void> {
    const now = this.#time.now();
    this.#startedAt ??= now;
    this.#passed += 1;
    if (this.#rate === Number.POSITIVE_INFINITY) return;
    const turn = Math.max(this.#nextAt, now - BURST_MS);
    this.#nextAt = turn + 1000 / this.#rate;
    if (turn > now) await this.#time.sleep(turn - now, signal);
  }

  /** AWS refused a request for rate. */
  throttled(): void {
    const now = this.#time.now();
    if (now - this.#cutAt < CUT_INTERVAL_MS) return;
    this.#cutAt = now;
    const seconds = Math.max(1, (now - (this.#startedAt ?? now)) / 1000);
    const reached = this.#rate === Number.POSITIVE_INFINITY ? this.#passed / seconds : this.#rate;
    this.#rate = Math.max(SLOWEST, reached * CUT);
    if (this.#quota === Number.POSITIVE_INFINITY) this.#ceiling = Math.max(SLOWEST, reached * LEARNT);
    this.#nextAt = now + 1000 / this.#rate;
  }

  /** AWS answered a request. */
  answered(): void {
    if (this.#rate >= this.#ceiling) return;
    this.#rate = Math.min(this.#ceiling, this.#rate + RECOVERY);
  }
}
