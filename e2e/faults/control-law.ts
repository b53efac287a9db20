import { noOrphanGrants } from "#lib/controls/bep-020-no-orphan-grants.ts";
import type { Control } from "#lib/controls/control.ts";
import { CONTROLS } from "#lib/controls/controls.ts";
import { type Judgement, type Subject, subjectId } from "#lib/domain/finding.ts";
import { keyArn } from "#lib/domain/key.ts";
import type { Snapshot } from "#lib/domain/snapshot.ts";
import type { ScanResult } from "#lib/scanner/scan-account.ts";
import type { Faults } from "./fault-lab.ts";

type Judgements = ReadonlyMap<string, Judgement>;

/** The findings and counts of a scan without a fault. */
export class ControlLaw {
  readonly #calm: ScanResult;
  readonly #said: ReadonlyMap<string, string>;
  readonly #judgements: ReadonlyMap<string, Judgements>;

  constructor(calm: ScanResult) {
    this.#calm = calm;
    this.#said = saidBy(calm.snapshot);
    this.#judgements = new Map(CONTROLS.map((control) => [control.id, judgementsOf(control, calm)]));
  }

  /**
   * One sentence for each result that a fault changed to something other than unknown, for each new result that is not
   * unknown, and for each result that vanished although its subject still exists.
   */
  breaches(faulty: ScanResult, faults: Faults): readonly string[] {
    if (faulty.snapshot.rows.length === 0) return this.#calm.snapshot.rows.length === 0 ? [] : ["no row is left"];
    const said = saidBy(faulty.snapshot);
    // Most faults affect few controls: findings and tallies of the others are unchanged.
    const touched = CONTROLS.filter(({ id }) => said.get(id) !== this.#said.get(id));
    const seen = touched.length > 0 ? subjectsOf(faulty.snapshot) : new Set<string>();
    return touched.flatMap((control) => {
      const calm = this.#judgements.get(control.id) ?? new Map();
      // A deleted resource no longer exists, so its grants may be orphaned.
      const mayFail = control.id === noOrphanGrants.id && [...faults.values()].some(({ once }) => once);
      return breachesOf(control.id, calm, judgementsOf(control, faulty), seen, mayFail);
    });
  }
}

function breachesOf(
  control: string,
  calm: Judgements,
  faulty: Judgements,
  seen: ReadonlySet<string>,
  mayFail: boolean,
) {
  const changed = [...faulty].flatMap(([subject, { answer, reason }]) => {
    const was = calm.get(subject)?.answer;
    if (answer === "cannot-tell" || was === answer || (mayFail && answer === "fail")) return [];
    return [`${control} of ${subject} was ${was ?? "not judged"} and is ${answer}: ${reason}`];
  });
  const lost = [...calm].flatMap(([subject, { answer }]) =>
    faulty.has(subject) || !seen.has(subject) ? [] : [`${control} of ${subject} was ${answer} and is not judged`],
  );
  return [...changed, ...lost];
}

const judgementsOf = ({ check }: Control, { snapshot, index }: ScanResult): Judgements =>
  new Map([...check(snapshot, index)].map((judgement) => [subjectId(judgement.subject), judgement]));

/** The stored results of each control, as text. */
function saidBy({ findings, controls }: Snapshot): ReadonlyMap<string, string> {
  const found = Map.groupBy(findings, ({ control }) => control);
  const sayings = controls.map(({ control, pass }) => {
    const each = (found.get(control) ?? []).map(({ subject, answer }) => `${subjectId(subject)} ${answer}`).sort();
    return [control, `${pass} pass, ${each.join(", ")}`] as const;
  });
  return new Map(sayings);
}

/** The subjects that a scan knows: an unknown row or resource cannot be evaluated. */
function subjectsOf({ rows, keys, stores, monitoring }: Snapshot): ReadonlySet<string> {
  const known = rows.filter(({ verdict }) => verdict !== "unknown");
  const unknown = new Set(rows.filter(({ verdict }) => verdict === "unknown").map(({ resourceId }) => resourceId));
  const subjects: Subject[] = [
    ...known.map(({ id }) => ({ kind: "row", id }) as const),
    ...known.flatMap(({ resourceId: id }) =>
      id === null || unknown.has(id) ? [] : [{ kind: "resource", id } as const],
    ),
    ...stores.map(({ reference }) => ({ kind: "store", arn: reference.id }) as const),
    ...(monitoring?.regions ?? []).map(({ region }) => ({ kind: "region", region }) as const),
  ];
  // A key that only a trail names, or an unknown row, is not evaluated.
  const used = new Set(known.map(({ keyArn: used }) => used));
  for (const key of keys) {
    if (!used.has(keyArn(key))) continue;
    if (key.kind === "described") subjects.push({ kind: "key", arn: keyArn(key) });
    if (key.kind === "described" && key.grants.kind === "read") {
      for (const { grantId } of key.grants.value) subjects.push({ kind: "grant", keyArn: keyArn(key), grantId });
    }
  }
  return new Set(subjects.map(subjectId));
}
