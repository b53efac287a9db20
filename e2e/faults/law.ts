import type { ScanResult } from "#lib/scanner/scan-account.ts";
import { ChangeLaw } from "./change-law.ts";
import { ControlLaw } from "./control-law.ts";
import type { Ending, Faults } from "./fault-lab.ts";
import { breachesOfGaps, isTrue } from "./gap-law.ts";
import { breachesOfParts } from "./part-law.ts";
import { RowLaw } from "./row-law.ts";

const WHO = "sts:GetCallerIdentity";

/**
 * The law of faults: with any fault, each result of a scan equals the result without the fault, or is unknown with a
 * reason.
 */
export class FaultLaw {
  readonly #calm: ScanResult;
  readonly #rows: RowLaw;
  readonly #controls: ControlLaw;
  readonly #changes: ChangeLaw;

  /** @param calm the same scan without a fault */
  constructor(calm: ScanResult) {
    this.#calm = calm;
    this.#rows = new RowLaw(calm.snapshot);
    this.#controls = new ControlLaw(calm);
    this.#changes = new ChangeLaw(calm);
  }

  /** One sentence for each thing in which a scan with faults breaks it. */
  breaches(ending: Ending, faults: Faults): readonly string[] {
    const unidentified = faults.has(WHO);
    if (ending.kind === "unidentified") {
      const { operation, code } = ending.failure;
      return unidentified && isTrue(ending.failure, faults) ? [] : [`no scan began: ${operation} ${code}`];
    }
    if (unidentified) return ["a scan began of who knows whose account"];
    const { result } = ending;
    return [
      ...this.#rows.breaches(result.snapshot, faults),
      ...breachesOfGaps(this.#calm.snapshot, result.snapshot, faults),
      ...breachesOfParts(this.#calm.snapshot, result.snapshot, faults),
      ...this.#controls.breaches(result, faults),
      ...this.#changes.breaches(result, faults),
    ];
  }
}
