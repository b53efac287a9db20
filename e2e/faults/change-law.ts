import { changesBetween, type Posture, postureOf } from "#lib/domain/changes/posture.testkit.ts";
import type { ScanResult } from "#lib/scanner/scan-account.ts";
import type { Faults } from "./fault-lab.ts";

const NEVER = new Set(["fixed", "better", "gone", "new", "grant-made", "grant-gone", "policy-changed"]);
const VERSION = "1.0.0";

/** The law of changes: a scan with faults differs from the one without in what could not be read, and is no better. */
export class ChangeLaw {
  readonly #calm: Posture;

  constructor(calm: ScanResult) {
    this.#calm = ofResult(calm);
  }

  /** One sentence for each change that no fault may make, in either direction. */
  breaches(faulty: ScanResult, faults: Faults): readonly string[] {
    // A resource that was deleted during the scan is gone, and is there again without the fault.
    const isDeleted = [...faults.values()].some(({ once }) => once);
    const other = ofResult(faulty);
    return [...changesBetween(this.#calm, other), ...changesBetween(other, this.#calm)]
      .filter(({ kind }) => NEVER.has(kind) && !isDeleted)
      .map((change) => `${change.kind}: ${change.subject} ${change.name} in ${change.region}`);
  }
}

const ofResult = ({ snapshot, index, regions }: ScanResult): Posture =>
  postureOf(snapshot, index.scope.accountId, regions, VERSION);
