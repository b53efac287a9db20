import type { ControlTally, Finding, Judgement } from "#lib/domain/finding.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { CodedRow, Seen } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";
import { CONTROLS } from "./controls.ts";
import { withAnswers } from "./row-answers.ts";

/** The results of all controls: findings, the number of each answer, and the rows with their controls. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly controls: readonly ControlTally[];
  readonly rows: readonly CodedRow[];
}

/** The number of judgements between two pauses. */
const AT_ONCE = 2_000;

/**
 * Evaluates every control on the results of a scan.
 *
 * @param breathe pauses for other work, since a large scan takes seconds
 */
export async function judge(
  seen: Seen,
  index: ScanIndex,
  breathe: () => Promise<void>,
  controls: readonly Control[] = CONTROLS,
): Promise<Judged> {
  const findings: Finding[] = [];
  const tallies: ControlTally[] = [];
  for (const control of controls) {
    const counted = { pass: 0, fail: 0, "cannot-tell": 0 };
    let since = 0;
    for (const judgement of control.check(seen, index)) {
      counted[judgement.answer] += 1;
      if (isFinding(judgement)) findings.push({ ...judgement, control: control.id });
      since += 1;
      if (since % AT_ONCE === 0) await breathe();
    }
    tallies.push({
      control: control.id,
      pass: counted.pass,
      fail: counted.fail,
      cannotTell: counted["cannot-tell"],
    });
    await breathe();
  }
  return { findings, controls: tallies, rows: withAnswers(seen.rows, findings) };
}

const isFinding = (judgement: Judgement): judgement is Judgement & { answer: Finding["answer"] } =>
  judgement.answer !== "pass";
