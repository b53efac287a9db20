import type { ShownPosture } from "#lib/domain/posture.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Opaque; null on the last page. */
  readonly nextCursor: string | null;
  /** Opaque; null on the first page. */
  readonly previousCursor: string | null;
  /** Position of the first item, from 0. */
  readonly offset: number;
}

/** A posture as lists show it. */
export interface ListView {
  readonly posture: ShownPosture;
  /** The cursor to the last page; null on the last page. */
  readonly lastCursor: string | null;
}
