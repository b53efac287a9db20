import type { ControlAnswer, Finding, Judgement, UnitControlTally } from "#lib/domain/finding.ts";
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
  const tallies: UnitControlTally[] = [];
  for (const control of controls) {
    // Where a control found nothing to check, it was evaluated all the same.
    const units = new Map((control.scope === "account" ? [ACCOUNT_WIDE] : regions).map((unit) => [unit, noAnswers()]));
    let since = 0;
    for (const judgement of control.check(seen, index)) {
      const unit = homes.ofJudgement(judgement, control.scope);
      const counted = units.get(unit) ?? noAnswers();
      units.set(unit, counted);
      counted[judgement.answer] += 1;
      if (isFinding(judgement)) findings.push({ ...judgement, control: control.id, unit });
      since += 1;
      if (since % AT_ONCE === 0) await breathe();
    }
    for (const [region, { pass, fail, "cannot-tell": cannotTell }] of units)
      tallies.push({ region, control: control.id, pass, fail, cannotTell });
    await breathe();
  }
  return { findings, controls: tallies, rows: withAnswers(seen.rows, findings) };
}

const noAnswers = (): Record<ControlAnswer, number> => ({ pass: 0, fail: 0, "cannot-tell": 0 });

const isFinding = (judgement: Judgement): judgement is Judgement & { answer: Finding["answer"] } =>
  judgement.answer !== "pass";
