import type { ShownScan } from "#lib/domain/scan.ts";

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

/** A snapshot as lists show it. */
export interface ListView {
  readonly scan: ShownScan;
  /** The scan that links must name to stay in this snapshot; null if it is the newest and the URL names none. */
  readonly pinned: string | null;
  /** The cursor to the last page; null on the last page. */
  readonly lastCursor: string | null;
}
