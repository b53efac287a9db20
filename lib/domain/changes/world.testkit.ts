import fc from "fast-check";
import type { Verdict } from "../verdict.ts";

/*
 * For tests, an account as it is: what a scan without faults would read. `madeChanges` says what happened between two
 * of them, from the account itself; the comparison has only what scans read.
 */

export const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"] as const;
export const TYPES = ["agent", "custom-model"] as const;
export const DATA = ["content", "memory"] as const;
export const KEYS = ["key/a", "key/b", "key/c"] as const;
const KEY_STATES = ["Enabled", "Disabled", "PendingDeletion"] as const;
const STORES = [null, "bucket/x", "bucket/y"] as const;

export interface WorldProtection {
  readonly key: (typeof KEYS)[number] | "aws-owned" | "none";
  readonly store: (typeof STORES)[number];
}

export interface WorldResource {
  readonly region: (typeof REGIONS)[number];
  readonly type: (typeof TYPES)[number];
  /** One for each of `DATA`. */
  readonly protections: readonly WorldProtection[];
}

export interface WorldKey {
  readonly state: (typeof KEY_STATES)[number];
  readonly rotates: boolean;
  /** Which of some documents. */
  readonly policy: number;
  readonly grants: readonly string[];
}

export interface World {
  readonly resources: ReadonlyMap<string, WorldResource>;
  readonly keys: ReadonlyMap<string, WorldKey>;
}

const protection: fc.Arbitrary<WorldProtection> = fc.record({
  key: fc.constantFrom(...KEYS, "aws-owned" as const, "none" as const),
  store: fc.constantFrom(...STORES),
});
const protections = fc.tuple(protection, protection);
const key: fc.Arbitrary<WorldKey> = fc.record({
  state: fc.constantFrom("Enabled" as const, ...KEY_STATES),
  rotates: fc.boolean(),
  policy: fc.nat(2),
  grants: fc.subarray(["grant-1", "grant-2", "grant-3"]),
});

/** A resource keeps its Region and type, also when it is created again. */
const PLACES = Array.from({ length: 8 }, (_, index) => ({
  region: REGIONS[index % REGIONS.length] ?? REGIONS[0],
  type: TYPES[index % TYPES.length] ?? TYPES[0],
}));
export const NAMES = PLACES.map((_, index) => `resource-${index}`);

/** One thing that happens in an account. */
type Event = (world: World) => World;

const deleted = (at: number): Event => {
  const id = NAMES[at] ?? "";
  return ({ resources, keys }) => ({ resources: new Map([...resources].filter(([each]) => each !== id)), keys });
};

const put =
  (at: number, made: readonly WorldProtection[]): Event =>
  ({ resources, keys }) => ({
    resources: new Map(resources).set(NAMES[at] ?? "", { ...(PLACES[at] ?? PLACES[0]), protections: made } as never),
    keys,
  });

const at = fc.nat(NAMES.length - 1);
const happens: fc.Arbitrary<Event> = fc.oneof(
  at.map(deleted),
  fc.tuple(at, protections).map(([index, made]) => put(index, made)),
  fc.tuple(fc.constantFrom(...KEYS), key).map(
    ([id, made]): Event =>
      ({ resources, keys }) => ({ resources, keys: new Map(keys).set(id, made) }),
  ),
);

const beginning: fc.Arbitrary<World> = fc
  .tuple(fc.array(fc.tuple(at, protections), { maxLength: NAMES.length }), fc.tuple(key, key, key))
  .map(([made, keys]) =>
    made.reduce<World>((world, [index, each]) => put(index, each)(world), {
      resources: new Map(),
      keys: new Map(KEYS.map((id, index) => [id, keys[index] ?? keys[0]])),
    }),
  );

/** An account over time: each world is the one before after some events, or after none. */
export const history: fc.Arbitrary<readonly World[]> = fc
  .tuple(beginning, fc.array(fc.array(happens, { maxLength: 3 }), { minLength: 1, maxLength: 4 }))
  .map(([first, steps]) => {
    const worlds = [first];
    for (const events of steps) worlds.push(events.reduce((world, happen) => happen(world), worlds.at(-1) ?? first));
    return worlds;
  });

export function verdictOf({ key: id }: WorldProtection, { keys }: World): Verdict {
  if (id === "none") return "unencrypted";
  if (id === "aws-owned") return "aws-owned";
  return keys.get(id)?.state === "Enabled" ? "customer-managed" : "key-unusable";
}

const isUsed = (id: string, { resources }: World): boolean =>
  [...resources.values()].some(({ protections }) => protections.some((each) => each.key === id));

/** What happened between two worlds, as `kind subject`, sorted. */
export function madeChanges(a: World, b: World): readonly string[] {
  return [...rowChanges(a, b), ...keyChanges(a, b)].sort();
}

function rowChanges(a: World, b: World): readonly string[] {
  return NAMES.flatMap((id) =>
    DATA.flatMap((data, index) => {
      const [before, after] = [a, b].map(({ resources }) => resources.get(id)?.protections[index]);
      const row = `${id} ${data}`;
      if (before && after) return changesOfRow(row, before, a, after, b);
      return before ? [`gone row ${row}`] : after ? [`new row ${row}`] : [];
    }),
  );
}

function changesOfRow(row: string, before: WorldProtection, a: World, after: WorldProtection, b: World) {
  const verdicts = { was: verdictOf(before, a), is: verdictOf(after, b) };
  const state = (each: WorldProtection, { keys }: World) => keys.get(each.key)?.state;
  const isSame = before.key === after.key && before.store === after.store && state(before, a) === state(after, b);
  const kind = verdicts.was === verdicts.is ? (isSame ? null : "changed") : KINDS[`${verdicts.was} ${verdicts.is}`];
  return [...(kind ? [`${kind} row ${row}`] : []), ...findingOfRow(verdicts, row)];
}

/** Written by hand: what each step between two verdicts is. */
const KINDS: Readonly<Record<string, string>> = {
  "unencrypted aws-owned": "better",
  "unencrypted key-unusable": "changed",
  "unencrypted customer-managed": "fixed",
  "aws-owned unencrypted": "worse",
  "aws-owned key-unusable": "changed",
  "aws-owned customer-managed": "fixed",
  "key-unusable unencrypted": "worse",
  "key-unusable aws-owned": "worse",
  "key-unusable customer-managed": "better",
  "customer-managed unencrypted": "worse",
  "customer-managed aws-owned": "worse",
  "customer-managed key-unusable": "worse",
};

/** A control fails for AWS owned keys and, as BEP-003, does not evaluate what is not encrypted. */
function findingOfRow({ was, is }: { was: Verdict; is: Verdict }, row: string): readonly string[] {
  if (was === is) return [];
  if (is === "aws-owned") return [`new finding ${row}`];
  return was === "aws-owned" && is !== "unencrypted" ? [`fixed finding ${row}`] : [];
}

function keyChanges(a: World, b: World): readonly string[] {
  return KEYS.flatMap((id) => {
    const [before, after] = [a.keys.get(id), b.keys.get(id)];
    if (!before || !after) return [];
    const isCompared = isUsed(id, a) && isUsed(id, b);
    return [...findingOfKey(id, a, b, after), ...(isCompared ? changesOfKey(id, before, after) : [])];
  });
}

/** A control fails for a used and enabled key that does not rotate. */
function findingOfKey(id: string, a: World, b: World, after: WorldKey): readonly string[] {
  if (doesFail(id, b)) return doesFail(id, a) ? [] : [`new finding ${id}`];
  const isFixed = doesFail(id, a) && after.rotates && after.state === "Enabled" && isUsed(id, b);
  return isFixed ? [`fixed finding ${id}`] : [];
}

function changesOfKey(id: string, before: WorldKey, after: WorldKey): readonly string[] {
  const isSame = before.state === after.state && before.rotates === after.rotates;
  return [
    ...(isSame ? [] : [`key-state-changed key ${id}`]),
    ...(before.policy === after.policy ? [] : [`policy-changed policy ${id}`]),
    ...after.grants.filter((each) => !before.grants.includes(each)).map((each) => `grant-made grant ${id} ${each}`),
    ...before.grants.filter((each) => !after.grants.includes(each)).map((each) => `grant-gone grant ${id} ${each}`),
  ];
}

const doesFail = (id: string, world: World): boolean => {
  const of = world.keys.get(id);
  return of !== undefined && isUsed(id, world) && of.state === "Enabled" && !of.rotates;
};
