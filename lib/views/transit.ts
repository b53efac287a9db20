import type { ShownScan } from "#lib/domain/scan.ts";
import type { Transit } from "#lib/domain/transit.ts";

/** A control of data in transit with the number of its findings by status. */
export interface TransitControl {
  readonly id: string;
  readonly title: string;
  readonly pass: number;
  readonly fail: number;
  readonly cannotTell: number;
}

/** Encryption in transit in one scan. */
export interface TransitView {
  readonly scan: ShownScan;
  /** Null in scans by versions that did not read it. */
  readonly transit: Transit | null;
  readonly controls: readonly TransitControl[];
}
