import type { Transit } from "#lib/domain/transit.ts";

/** How often a control of data in transit gave each answer. */
export interface TransitControl {
  readonly id: string;
  readonly title: string;
  readonly pass: number;
  readonly fail: number;
  readonly cannotTell: number;
}

/** Data in transit as one scan saw it. */
export interface TransitView {
  /** Null in snapshots from before it was looked at. */
  readonly transit: Transit | null;
  readonly controls: readonly TransitControl[];
}
