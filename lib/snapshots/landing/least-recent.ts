/** Keeps values up to a size; the one that was not used for longest goes first. */
export class LeastRecent<Value extends NonNullable<unknown>> {
  readonly #most: number;
  readonly #kept = new Map<string, { readonly value: Value; readonly size: number }>();
  #size = 0;

  /** @param most the sum of sizes that is kept */
  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): Value | undefined {
    const found = this.#kept.get(name);
    if (!found) return undefined;
    this.#kept.delete(name);
    this.#kept.set(name, found);
    return found.value;
  }

  keep(name: string, value: Value, size: number): void {
    this.#size += size - (this.#kept.get(name)?.size ?? 0);
    this.#kept.delete(name);
    this.#kept.set(name, { value, size });
    for (const [oldest, { size: freed }] of this.#kept) {
      if (this.#size <= this.#most) return;
      this.#kept.delete(oldest);
      this.#size -= freed;
    }
  }
}
