import type { ResourceType } from "#lib/catalogue/resource-type.ts";

/** A resource that was listed and then not found. */
export interface Doubt {
  /** The type whose read or listing returned "not found". */
  readonly type: ResourceType;
  /** Called if it was deleted between the two calls. */
  readonly deleted: () => void;
  /** Called if that is unknown. */
  readonly unknown: () => Promise<void>;
}

/**
 * A resource that was listed and then not found was deleted in between, if the same call succeeds for others of its
 * type. If it succeeds for none, that is unknown: an endpoint without the operation returns "not found" for all.
 */
export class Doubts {
  readonly #answering = new Set<ResourceType>();
  readonly #doubts: Doubt[] = [];

  /** The call succeeded for a resource of this type. */
  answered(type: ResourceType): void {
    this.#answering.add(type);
  }

  add(doubt: Doubt): void {
    this.#doubts.push(doubt);
  }

  /** Decides after everything else was read. Deciding can read more resources, which may not be found either. */
  async settle(): Promise<void> {
    while (this.#doubts.length > 0) {
      const unknown: Doubt[] = [];
      for (const doubt of this.#doubts.splice(0)) {
        if (this.#answering.has(doubt.type)) doubt.deleted();
        else unknown.push(doubt);
      }
      await Promise.all(unknown.map((doubt) => doubt.unknown()));
    }
  }
}
