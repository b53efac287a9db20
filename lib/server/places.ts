/** The limits of concurrent holders. */
export interface MostPlaces {
  readonly inAll: number;
  /** Of one holder. */
  readonly each: number;
}

/** A function that releases the place, once; or the limit that was reached. */
export type Place = { readonly kind: "taken"; readonly leave: () => void } | { readonly kind: keyof MostPlaces };

/** Places that are limited in total and for each holder. */
export class Places {
  readonly #most: MostPlaces;
  readonly #held = new Map<string, number>();

  constructor(most: MostPlaces) {
    this.#most = most;
  }

  get taken(): number {
    return [...this.#held.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Takes a place for a holder, if there is one. */
  take(holder: string): Place {
    const held = this.#held.get(holder) ?? 0;
    if (held >= this.#most.each) return { kind: "each" };
    if (this.taken >= this.#most.inAll) return { kind: "inAll" };
    this.#held.set(holder, held + 1);
    let left = false;
    return {
      kind: "taken",
      leave: () => {
        if (left) return;
        left = true;
        const rest = (this.#held.get(holder) ?? 1) - 1;
        if (rest > 0) this.#held.set(holder, rest);
        else this.#held.delete(holder);
      },
    };
  }
}
