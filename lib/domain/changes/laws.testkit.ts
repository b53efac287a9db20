import fc from "fast-check";
import type { Change } from "./change.ts";
import { changesBetween } from "./posture.testkit.ts";
import { history, madeChanges } from "./world.testkit.ts";
import { faults, NO_FAULTS, scanWorld } from "./world-scan.testkit.ts";

/* For tests and the benchmark, the law of changes over random histories and faults. */

/** Kinds that say of something that it was verified: only what happened may have them. */
const CLAIMS = new Set<Change["kind"]>([
  ...(["new", "worse", "fixed", "better", "gone"] as const),
  ...(["key-state-changed", "policy-changed", "grant-made", "grant-gone"] as const),
]);

/** A change as `madeChanges` writes it. */
export function nameOf(change: Change): string {
  const { kind, subject } = change;
  switch (change.subject) {
    case "row":
      return `${kind} ${subject} ${change.resourceId} ${change.data}`;
    case "finding":
      return `${kind} ${subject} ${change.about.kind === "key" ? change.about.arn : rowOf(change.name)}`;
    case "key":
    case "policy":
      return `${kind} ${subject} ${change.keyArn}`;
    case "grant":
      return `${kind} ${subject} ${change.keyArn} ${change.grantId}`;
  }
}

/** The name of a row is resource, data and store. */
const rowOf = (name: string): string => name.split(" ").slice(0, 2).join(" ");

const settings = (numRuns: number) => ({ numRuns, seed: 20261130 });

/** Without faults, the comparison of any two scans has exactly what happened between them. */
export function checkMadeChanges(numRuns: number): void {
  fc.assert(
    fc.property(history, (worlds) => {
      for (const [a, b] of pairsOf(worlds)) {
        const found = changesBetween(scanWorld(a, NO_FAULTS), scanWorld(b, NO_FAULTS)).map(nameOf).sort();
        demandEqual(found, madeChanges(a, b));
      }
    }),
    settings(numRuns),
  );
}

/** Whatever either scan could not read, a change that claims something was verified is one that happened. */
export function checkFaults(numRuns: number): void {
  fc.assert(
    fc.property(history, faults, faults, (worlds, before, after) => {
      for (const [a, b] of pairsOf(worlds)) {
        const happened = new Set(madeChanges(a, b));
        const found = changesBetween(scanWorld(a, before), scanWorld(b, after));
        const claims = found.filter(({ kind }) => CLAIMS.has(kind)).map(nameOf);
        demandEqual(
          claims.filter((claim) => !happened.has(claim)),
          [],
        );
      }
    }),
    settings(numRuns),
  );
}

/** A scan compared with itself has no change, whatever it could not read. */
export function checkNothing(numRuns: number): void {
  fc.assert(
    fc.property(history, faults, (worlds, wrong) => {
      for (const world of worlds) {
        const posture = scanWorld(world, wrong);
        demandEqual(changesBetween(posture, posture).map(nameOf), []);
      }
    }),
    settings(numRuns),
  );
}

/** Every world with each later one. */
const pairsOf = <World>(worlds: readonly World[]): readonly (readonly [World, World])[] =>
  worlds.flatMap((a, at) => worlds.slice(at + 1).map((b) => [a, b] as const));

function demandEqual(found: readonly string[], expected: readonly string[]): void {
  const [one, other] = [found.join("\n"), expected.join("\n")];
  if (one !== other) throw new Error(`Found:\n${one}\n\nExpected:\n${other}`);
}
