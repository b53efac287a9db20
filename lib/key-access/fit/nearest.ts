import type { Need } from "#lib/domain/key-need.ts";
import type { Obstacle } from "../policy/decision.ts";

/** Of several statements that stop at a condition, the one that looks most like it was meant for the need. */
export function nearestOf(nearly: readonly Obstacle[], { carries }: Need): Obstacle | null {
  const carried = Object.values(carries).flatMap((value) => value ?? []);
  const likeness = ({ at }: Obstacle) =>
    Math.max(
      0,
      ...at.statement.conditions.flatMap(({ values }) =>
        values.flatMap((wanted) => carried.map((given) => commonStart(wanted, given))),
      ),
    );
  return nearly.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
