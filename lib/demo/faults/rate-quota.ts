/** A token bucket that holds one second's worth, as AWS's request quotas work. */
export class RateQuota {
  readonly #perSecond: number;
  #tokens: number;
  #filledAt: number;

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#tokens = Math.max(1, perSecond);
    this.#filledAt = now;
  }

  /** Takes one call's token; false when there is none. `now` in milliseconds. */
  take(now: number): boolean {
    const refill = ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(Math.max(1, this.#perSecond), this.#tokens + refill);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** One quota per operation and Region, made when first needed. */
export class RateQuotas {
  readonly #quotas = new Map<string, RateQuota>();

  take(name: string, perSecond: number, now: number): boolean {
    const quota = this.#quotas.get(name) ?? new RateQuota(perSecond, now);
    this.#quotas.set(name, quota);
    return quota.take(now);
  }
}
