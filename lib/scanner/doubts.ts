import type { ResourceType } from "#lib/catalogue/resource-type.ts";

/** Something that was listed, and then was not found. */
export interface Doubt {
  /** Whose read or listing said so. */
  readonly type: ResourceType;
  /** It was deleted between the two. */
  readonly deleted: () => void;
  /** What became of it is not known. */
  readonly unknown: () => Promise<void>;
}

/**
 * What was listed and then not found was deleted between the two, if the same question is answered for others of its
 * type. Where it is answered for none, it is not known: an endpoint that does not know a resource says the same of all.
 */
export class Doubts {
  readonly #answering = new Set<ResourceType>();
  readonly #doubts: Doubt[] = [];

  /** The question that a type asks has had an answer. */
  answered(type: ResourceType): void {
    this.#answering.add(type);
  }

  add(doubt: Doubt): void {
    this.#doubts.push(doubt);
  }

  /** Decides, once everything else has been read. What is found on the way may be in doubt as well. */
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
