import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdvancedField, BasicSelector, EventSelection } from "#lib/domain/monitoring.ts";
import { records, selectionMatches } from "./event-selectors.ts";
import { read, trail, unreadable } from "./monitoring.testkit.ts";

const BASIC: BasicSelector = { readWrite: "All", includesManagement: true, excludedSources: [] };
const NOTHING = { equals: [], notEquals: [], startsWith: [], notStartsWith: [], endsWith: [], notEndsWith: [] };
const field = (name: string, conditions: Partial<AdvancedField>): AdvancedField => ({
  ...NOTHING,
  field: name,
  ...conditions,
});
const management = field("eventCategory", { equals: ["Management"] });
const advanced = (...selectors: AdvancedField[][]): EventSelection => ({
  kind: "advanced",
  selectors: selectors.map((fields) => ({ name: null, fields })),
});
const basic = (...selectors: BasicSelector[]): EventSelection => ({ kind: "basic", selectors });
const taken = (selection: EventSelection) => selectionMatches(selection, "us-east-1", "DisableKey");

describe("basic event selectors", () => {
  it.each([
    ["no selectors at all", [], "yes"],
    ["all management events", [BASIC], "yes"],
    ["write-only", [{ ...BASIC, readWrite: "WriteOnly" }], "yes"],
    ["read-only", [{ ...BASIC, readWrite: "ReadOnly" }], "no"],
    ["data events only", [{ ...BASIC, includesManagement: false }], "no"],
    ["KMS excluded", [{ ...BASIC, excludedSources: ["kms.amazonaws.com"] }], "no"],
    ["RDS excluded", [{ ...BASIC, excludedSources: ["rdsdata.amazonaws.com"] }], "yes"],
    ["an unknown read/write type", [{ ...BASIC, readWrite: "Sometimes" }], "cannot-tell"],
    ["one that excludes it and one that includes it", [{ ...BASIC, includesManagement: false }, BASIC], "yes"],
  ] as const)("%s", (_, selectors, expected) => {
    expect(taken(basic(...selectors))).toBe(expected);
  });
});

describe("advanced event selectors", () => {
  it.each([
    ["management events", [[management]], "yes"],
    ["data events", [[field("eventCategory", { equals: ["Data"] })]], "no"],
    ["writes only", [[management, field("readOnly", { equals: ["false"] })]], "yes"],
    ["reads only", [[management, field("readOnly", { equals: ["true"] })]], "no"],
    ["KMS excluded", [[management, field("eventSource", { notEquals: ["kms.amazonaws.com"] })]], "no"],
    ["KMS alone", [[management, field("eventSource", { equals: ["kms.amazonaws.com"] })]], "yes"],
    ["sources that begin like KMS", [[management, field("eventSource", { startsWith: ["kms."] })]], "yes"],
    ["sources that end otherwise", [[management, field("eventSource", { endsWith: [".example"] })]], "no"],
    ["other names", [[management, field("eventName", { equals: ["PutKeyPolicy"] })]], "no"],
    ["names that do not begin so", [[management, field("eventName", { notStartsWith: ["Disable"] })]], "no"],
    ["equals or starts with", [[management, field("eventName", { equals: ["X"], startsWith: ["Dis"] })]], "yes"],
    ["selected and deselected", [[management, field("eventName", { startsWith: ["D"], notEndsWith: ["Key"] })]], "no"],
    ["only some principals", [[management, field("userIdentity.arn", { notEquals: ["arn:x"] })]], "cannot-tell"],
    ["a field without conditions", [[management, field("eventName", {})]], "cannot-tell"],
    ["no category", [[field("readOnly", { equals: ["false"] })]], "cannot-tell"],
    ["one of two", [[field("eventCategory", { equals: ["Data"] })], [management]], "yes"],
  ] as const)("%s", (_, selectors, expected) => {
    expect(taken(advanced(...selectors.map((fields) => [...fields])))).toBe(expected);
  });
});

describe("a trail", () => {
  it("logs events of its home Region, and of every Region only if it is multi-Region", () => {
    expect(records(trail(), "us-east-1", "DisableKey")).toBe("yes");
    expect(records(trail(), "eu-central-1", "DisableKey")).toBe("no");
    expect(records(trail({ isMultiRegion: true }), "eu-central-1", "DisableKey")).toBe("yes");
  });

  it("logs nothing while logging is stopped, whatever its selectors", () => {
    expect(records(trail({ logging: read(false), selection: unreadable() }), "us-east-1", "DisableKey")).toBe("no");
  });

  it("is unknown when its status or its selectors could not be read", () => {
    expect(records(trail({ logging: unreadable() }), "us-east-1", "DisableKey")).toBe("cannot-tell");
    expect(records(trail({ selection: unreadable() }), "us-east-1", "DisableKey")).toBe("cannot-tell");
  });
});

describe("laws of selectors", () => {
  const words = fc.constantFrom("kms.amazonaws.com", "DisableKey", "Management", "Data", "false", "true", "kms", "D");
  const some = fc.array(words, { maxLength: 2 });
  const anyField = fc.record({
    field: fc.constantFrom("eventCategory", "eventSource", "eventName", "readOnly", "userIdentity.arn"),
    equals: some,
    notEquals: some,
    startsWith: some,
    notStartsWith: some,
    endsWith: some,
    notEndsWith: some,
  });
  const anySelector = fc.record({ name: fc.constant(null), fields: fc.array(anyField, { maxLength: 4 }) });

  it("adding a selector never excludes an event", () => {
    fc.assert(
      fc.property(fc.array(anySelector, { minLength: 1, maxLength: 4 }), anySelector, (selectors, another) => {
        fc.pre(taken({ kind: "advanced", selectors }) === "yes");
        expect(taken({ kind: "advanced", selectors: [...selectors, another] })).toBe("yes");
      }),
      { numRuns: 2_000 },
    );
  });

  it("adding a field never includes more", () => {
    fc.assert(
      fc.property(anySelector, anyField, (selector, another) => {
        fc.pre(taken({ kind: "advanced", selectors: [selector] }) !== "yes");
        fc.pre(another.field !== "eventCategory");
        const narrower = { ...selector, fields: [...selector.fields, another] };
        expect(taken({ kind: "advanced", selectors: [narrower] })).not.toBe("yes");
      }),
    );
  });
});
