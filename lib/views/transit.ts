import type { ShownPosture } from "#lib/domain/posture.ts";
import type { Transit } from "#lib/domain/transit.ts";

/** A control of data in transit with the number of its findings by status. */
export interface TransitControl {
  readonly id: string;
  readonly title: string;
  readonly pass: number;
  readonly fail: number;
  readonly cannotTell: number;
}

/** The VPC endpoints of one Region. `account`: null where only one is known. */
export type TransitRegion = Transit["regions"][number] & { readonly account: string | null };

/** What was read of all accounts. */
export interface ShownTransit extends Transit {
  readonly regions: readonly TransitRegion[];
}

/** Encryption in transit in one posture. */
export interface TransitView {
  readonly posture: ShownPosture;
  /** Null in scans by versions that did not read it. */
  readonly transit: ShownTransit | null;
  readonly controls: readonly TransitControl[];
}
