/** How often each operation was called, in all and per Region. */
export interface CallCounts {
  readonly total: number;
  /** `service:Operation` → calls. */
  readonly operations: Readonly<Record<string, number>>;
  /** Region → `service:Operation` → calls. */
  readonly regions: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Counts calls that were understood, refused ones included. */
export class CallLedger {
  readonly #counts = new Map<string, Map<string, number>>();

  record(operation: string, region: string): void {
    const inRegion = this.#counts.get(region) ?? new Map<string, number>();
    inRegion.set(operation, (inRegion.get(operation) ?? 0) + 1);
    this.#counts.set(region, inRegion);
  }

  reset(): void {
    this.#counts.clear();
  }

  counts(): CallCounts {
    const operations: Record<string, number> = {};
    let total = 0;
    for (const inRegion of this.#counts.values()) {
      for (const [operation, calls] of inRegion) {
        operations[operation] = (operations[operation] ?? 0) + calls;
        total += calls;
      }
    }
    const regions = Object.fromEntries([...this.#counts].map(([name, calls]) => [name, Object.fromEntries(calls)]));
    return { total, operations, regions };
  }
}
