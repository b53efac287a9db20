import { actionOf } from "#lib/demo/faults/action-gate.ts";
import type { ProtectionRow, Snapshot } from "#lib/domain/snapshot.ts";
import { type Actions, actionsBehind } from "#lib/scanner/actions-behind.testkit.ts";
import { breachesOfLaw } from "#lib/scanner/fault-law.testkit.ts";
import type { Faults } from "./fault-lab.ts";

/** Times and requests of an answer, which differ between any two scans. Findings and remedies have their own law. */
const NOT_COMPARED = new Set([
  "observedAt",
  "sourceRequestId",
  "keySourceRequestId",
  "findings",
  "unknownControls",
  "remediation",
]);
/** What is known of a row's key beside its verdict, each from a call of its own. */
const OF_THE_KEY = new Set(["keyAlias", "keyState", "keyOwnerAccountId", "keyRotation", "keyDeletionDate", "grantIds"]);

/** What each row of a calm scan rests on, told by the catalogue. */
export class RowLaw {
  readonly #calm: Snapshot;
  readonly #behind: ReadonlyMap<string, Actions>;

  constructor(calm: Snapshot) {
    this.#calm = calm;
    this.#behind = new Map(calm.rows.map((row) => [row.id, actionsBehind(row, calm)]));
  }

  /**
   * One sentence for each row that claims what was not verified, is lost, or changed although none of its calls failed.
   */
  breaches({ rows }: Pick<Snapshot, "rows">, faults: Faults): readonly string[] {
    return [
      ...breachesOfLaw(this.#calm.rows, rows).filter((sentence) => !this.#isDeleted(sentence, faults)),
      ...this.#breachesOfRest(rows, faults),
    ];
  }

  #breachesOfRest(rows: readonly ProtectionRow[], faults: Faults): readonly string[] {
    const after = new Map(rows.map((row) => [row.id, row]));
    const failing = new Map([...faults].map(([operation, fault]) => [actionOf(operation) ?? operation, fault]));
    const ofKeys = [...faults.keys()].some((operation) => operation.startsWith("kms:"));
    return this.#calm.rows.flatMap((row) => {
      const now = after.get(row.id);
      const { needed, consulted } = this.#behind.get(row.id) ?? { needed: new Set(), consulted: new Set() };
      const total = [...needed].some((action) => failing.get(action) && !failing.get(action)?.partial);
      if (total) return now && now.verdict !== "unknown" ? [`${name(row)} still says ${now.verdict}`] : [];
      if ([...needed, ...consulted].some((action) => failing.has(action))) return [];
      if (!now) return [`${name(row)} rests on nothing that failed and is lost`];
      return isSame(row, now, ofKeys) ? [] : [`${name(row)} rests on nothing that failed and says: ${now.reason}`];
    });
  }

  /** A resource that is deleted during the scan correctly has no row. */
  #isDeleted(sentence: string, faults: Faults): boolean {
    return sentence.endsWith(" is lost") && [...faults.values()].some((fault) => fault.once);
  }
}

function isSame(row: ProtectionRow, now: ProtectionRow, ofKeys: boolean): boolean {
  const after = new Map<string, unknown>(Object.entries(now));
  return Object.entries(row).every(
    ([column, value]) =>
      NOT_COMPARED.has(column) || (ofKeys && OF_THE_KEY.has(column)) || String(value) === String(after.get(column)),
  );
}

const name = ({ type, region, resourceArn, data }: ProtectionRow): string =>
  `${type} ${resourceArn ?? region} (${data})`;
