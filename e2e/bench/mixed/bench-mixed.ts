import { ensureBuilt } from "#lib/cli/process/build.ts";
import { report } from "../report.ts";
import { runMixed } from "./run-mixed.ts";
import { compareSamples, compareTimes, unsteady } from "./steadiness.ts";

/** By then engines have compiled what they run often. */
const WARM_UP_SHARE = 1 / 6;

/**
 * Everything at once for some minutes: what the processes hold and what answers take in the last fifth of the time,
 * against the first fifth once it is warm.
 *
 * @returns whether all stayed as it was, and every request was answered as it should be
 */
export async function benchMixed(minutes: number): Promise<boolean> {
  await ensureBuilt();
  console.error(`${minutes} minutes of mixed load …`);
  const { span, samples, taken, begun, open, outcomes, wrong, left, log } = await runMixed(minutes * 60_000);
  const warm = { from: span.from + (span.to - span.from) * WARM_UP_SHARE, to: span.to };
  const comparisons = [...compareSamples(samples, warm), ...compareTimes(taken, warm)];
  for (const { name, last, unit, first } of comparisons)
    report({ name: `mixed, ${name}`, value: last, unit, floor: first });
  for (const [outcome, value] of [...outcomes].toSorted())
    report({ name: `mixed, ${outcome}`, value, unit: "times", floor: null });
  for (const [level, value] of Object.entries(log.levels))
    report({ name: `mixed, log, ${level}`, value, unit: "records", floor: null });
  const broken = [
    ...unsteady(comparisons),
    ...wrong,
    ...left.map((each) => `left over: ${each}`),
    ...log.notJson.map((line) => `a line of the log is no record: ${line}`),
    ...log.errors.map((line) => `an error in the log: ${line}`),
    ...(open > 0 ? [`${open} have not ended`] : []),
  ];
  report({ name: "mixed, requests and journeys", value: begun, unit: "begun", floor: null });
  report({ name: "mixed, breaches of a law", value: broken.length, unit: "breaches", floor: null });
  for (const breach of broken.slice(0, 100)) console.error(breach);
  return broken.length === 0;
}
