import { describe, expect, test } from "vitest";
import { declaredMembers, KEY_MEMBERS, unknownMembers } from "./completeness.testkit.ts";
import { FINDING_EXCLUSIONS, KEY_EXCLUSIONS } from "./exclusions.testkit.ts";
import { nameOf } from "./key-members.testkit.ts";
import type { ResourceType } from "./resource-type.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { unknownWays, WAYS_OF_FINDING, waysUsedBy } from "./ways-of-finding.testkit.ts";

const TYPES = RESOURCE_TYPES;

const unknownTo = (types: readonly ResourceType[]) => [
  ...unknownMembers(types, KEY_EXCLUSIONS),
  ...unknownWays(types, FINDING_EXCLUSIONS),
];

test("every member in which an answer may name a key is an entry's, or left out with a reason", () => {
  expect(unknownMembers(TYPES, KEY_EXCLUSIONS)).toEqual([]);
});

test("every way in which AWS shows its resources is an entry's, or left out with a reason", () => {
  expect(unknownWays(TYPES, FINDING_EXCLUSIONS)).toEqual([]);
});

test("every member that an entry declares is in its answer, where a key would have been found", () => {
  const found = new Set(KEY_MEMBERS.map(nameOf));
  const declared = TYPES.flatMap(declaredMembers).map(nameOf);
  expect(declared.filter((name) => !found.has(name))).toEqual([]);
});

describe("nothing is left out that", () => {
  const keys = KEY_EXCLUSIONS.flatMap(({ names }) => names);
  const ways = FINDING_EXCLUSIONS.flatMap(({ names }) => names);

  test("the SDK no longer has", () => {
    const known = new Set([...KEY_MEMBERS.map(nameOf), ...WAYS_OF_FINDING]);
    expect([...keys, ...ways].filter((name) => !known.has(name))).toEqual([]);
  });

  test("an entry covers", () => {
    const covered = new Set([...TYPES.flatMap(declaredMembers).map(nameOf), ...TYPES.flatMap(waysUsedBy)]);
    expect([...keys, ...ways].filter((name) => covered.has(name))).toEqual([]);
  });

  test("is named twice", () => {
    const names = [...keys, ...ways];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

/** The calls for these also return another entry's resources, so only this test notices a missing entry. */
const TOLD_BY_OTHERS = ["agent-memory", "agent-action-group", "agent-collaborator", "agent-knowledge-base"];

describe("without the entry of", () => {
  const nameOfEntry = ({ definition: { type, within } }: ResourceType) =>
    within ? `${type} in ${within.definition.type}` : type;
  const own = TYPES.filter(({ definition }) => !TOLD_BY_OTHERS.includes(definition.type));

  test.each(own.map((type) => [nameOfEntry(type), type] as const))("%s the test fails by name", (_, removed) => {
    const missing = unknownTo(TYPES.filter((type) => type !== removed));
    const named = [...declaredMembers(removed).map(nameOf), ...waysUsedBy(removed)];
    expect(missing.filter((name) => named.includes(name))).not.toEqual([]);
  });
});

test("what is looked for inside an agent's draft is looked for inside its versions, and the other way round", () => {
  // The same calls list both, so no call would be missing if one of the two entries were.
  const slugsWithin = (parent: string) =>
    new Set(TYPES.flatMap(({ definition: { type, within } }) => (within?.definition.type === parent ? [type] : [])));
  const draft = slugsWithin("agent");
  for (const apart of ["agent-version", "agent-alias"]) draft.delete(apart);
  expect([...draft].sort()).toEqual([...slugsWithin("agent-version")].sort());
  expect([...draft].sort()).toEqual([
    "agent-action-group",
    "agent-collaborator",
    "agent-knowledge-base",
    "agent-memory",
  ]);
});
