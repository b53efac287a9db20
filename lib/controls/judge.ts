import {
  type ControlAnswer,
  type Finding,
  type Judgement,
  subjectElsewhere,
  type UnitControlTally,
} from "#lib/domain/finding.ts";
import { ACCOUNT_WIDE, homeUnits } from "#lib/domain/home-unit.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { CodedRow, Seen } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";
import { CONTROLS } from "./controls.ts";
import { withAnswers } from "./row-answers.ts";

/** The results of all controls: findings, the number of each answer by unit, and the rows with their controls. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly controls: readonly UnitControlTally[];
  readonly rows: readonly CodedRow[];
}

/** The number of judgements between two pauses. */
const AT_ONCE = 2_000;

/**
 * Evaluates every control on the results of a scan.
 *
 * @param regions that the scan read: each is a unit, whose answers are counted apart
 * @param breathe pauses for other work, since a large scan takes seconds
 */
export async function judge(
  seen: Seen,
  index: ScanIndex,
  regions: readonly string[],
  breathe: () => Promise<void>,
  controls: readonly Control[] = CONTROLS,
): Promise<Judged> {
  const homes = homeUnits(regions, seen.rows);
  const findings: Finding[] = [];
  const controlTallies: UnitControlTally[] = [];
  for (const control of controls) {
    // Where a control found nothing to check, it was evaluated all the same.
    const tallies = new Tallies(control.scope === "account" ? [ACCOUNT_WIDE] : regions);
    let since = 0;
    for (const judgement of control.check(seen, index)) {
      const units = homes.ofJudgement(judgement, control.scope);
      for (const unit of units) tallies.count(unit, judgement);
      if (isFinding(judgement)) findings.push({ ...judgement, control: control.id, units });
      since += 1;
      if (since % AT_ONCE === 0) await breathe();
    }
    controlTallies.push(...tallies.of(control.id));
    await breathe();
  }
  return { findings, controls: controlTallies, rows: withAnswers(seen.rows, findings) };
}

/** How often one control gave each answer: in each unit, and apart about each key or store of another Region. */
class Tallies {
  readonly #counted = new Map<
    string,
    Pick<UnitControlTally, "region" | "about"> & { answers: Record<ControlAnswer, number> }
  >();

  constructor(units: readonly string[]) {
    for (const unit of units) this.#counted.set(unit, { region: unit, answers: noAnswers() });
  }

  count(unit: string, judgement: Judgement): void {
    const about = subjectElsewhere(judgement, unit);
    const id = about ? `${unit} ${about.arn}` : unit;
    const counted = this.#counted.get(id) ?? { region: unit, ...(about && { about }), answers: noAnswers() };
    this.#counted.set(id, counted);
    counted.answers[judgement.answer] += 1;
  }

  of(control: string): readonly UnitControlTally[] {
    return [...this.#counted.values()].map(({ answers: { pass, fail, "cannot-tell": cannotTell }, ...of }) => ({
      ...of,
      ...{ control, pass, fail, cannotTell },
    }));
  }
}

const noAnswers = (): Record<ControlAnswer, number> => ({ pass: 0, fail: 0, "cannot-tell": 0 });

const isFinding = (judgement: Judgement): judgement is Judgement & { answer: Finding["answer"] } =>
  judgement.answer !== "pass";
