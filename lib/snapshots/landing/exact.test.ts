import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CALL, DENIED, sampleKey } from "../snapshot-sample.testkit.ts";
import { giveExact, takeExact, takeExactText } from "./exact.ts";

const LATER = { at: "2026-11-02T09:00:00.000Z", requestId: "another" };
const text = fc.string({ maxLength: 8 });
const calls = fc.record({ operation: text, requestId: fc.option(text), at: text });
const failures = fc.record({ operation: text, requestId: fc.option(text), at: text, kind: text, message: text });
const parts = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc.record({ kind: fc.constant("read"), value, call: calls }),
    fc.record({ kind: fc.constant("unreadable"), failure: failures }),
  );
const names = fc.oneof(
  text,
  fc.constantFrom("value", "lastUse", "call", "at", "message", "kind", "encryptionContext", "0"),
);
/** JSON with calls, failures and parts of keys at any depth. */
const values = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, 0, "read"),
    text,
    calls,
    failures,
    parts(tie("any")),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(names, tie("any"), { maxKeys: 4 }),
    fc.record({ lastUse: parts(tie("any")) }),
  ),
})).any;

/** The same value after another read. */
function readAgain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => readAgain(each));
  if (typeof value !== "object" || value === null) return value;
  const again = Object.entries(value).map(([name, member]) => [name, readAgain(member)]);
  const isCall = "operation" in value && "requestId" in value && "at" in value;
  return {
    ...Object.fromEntries(again),
    ...(isCall ? LATER : {}),
    ...(isCall && "message" in value ? { message: "x" } : {}),
  };
}

describe("exact evidence", () => {
  test("is put back where it was, whatever the value", () => {
    fc.assert(
      fc.property(values, (value) => {
        const { json, exact } = takeExact(value);
        expect(giveExact(json, JSON.parse(JSON.stringify(exact)))).toEqual(value);
        expect(takeExactText(JSON.stringify(value))).toEqual({ json, exact });
      }),
      { numRuns: 1_000 },
    );
  });

  test("is all that differs between two reads: their JSON is equal", () => {
    const things = fc.dictionary(
      fc.constantFrom("a", "b", "c"),
      fc.oneof(calls, failures, parts(fc.string()), fc.array(calls)),
    );
    fc.assert(
      fc.property(things, (thing) => {
        expect(takeExact(readAgain(thing)).json).toBe(takeExact(thing).json);
      }),
    );
  });

  test("of a key is the time and id of each call, and its last use", () => {
    const use = (at: string) => ({ last: { operation: "Decrypt", at, eventId: null }, trackedSince: at });
    const key = (at: string) => ({
      ...sampleKey(1),
      call: { ...CALL, at },
      grants: { kind: "unreadable", failure: { ...DENIED, at } },
      lastUse: { kind: "read", value: use(at), call: { ...CALL, at } },
    });
    const [first, second] = [takeExact(key("2026-11-01")), takeExact(key("2026-11-02"))];
    expect(second.json).toBe(first.json);
    expect(giveExact(first.json, second.exact)).toEqual(key("2026-11-02"));
    expect(giveExact<{ lastUse: unknown }>(first.json, null).lastUse).toEqual({
      kind: "read",
      value: null,
      call: { ...CALL, at: null, requestId: null },
    });
  });

  test("is not what others name: a tag or an encryption context that looks like a call is content", () => {
    const named = { operation: "x", requestId: "1", at: "2026-11-01", message: "m" };
    const key = {
      tags: { kind: "read", value: named, call: CALL },
      grants: { kind: "read", value: [{ encryptionContextSubset: named }], call: CALL },
    };
    const { json, exact } = takeExact(key);
    expect(exact).toEqual([CALL.requestId, CALL.at, CALL.requestId, CALL.at]);
    expect(json.split('"2026-11-01"')).toHaveLength(3);
  });

  test("of a part within a part is taken too: the targets of a rule", () => {
    const rules = {
      kind: "read",
      value: [{ name: "r", targets: { kind: "read", value: [], call: CALL } }],
      call: CALL,
    };
    expect(takeExact(rules).exact).toHaveLength(4);
  });

  test("that does not fit is reported as damage, not put somewhere else", () => {
    const { json, exact } = takeExact({ call: CALL });
    expect(() => giveExact(json, [...exact, 1])).toThrow(expect.objectContaining({ kind: "corrupt" }));
    expect(() => giveExact(json, exact.slice(1))).toThrow(expect.objectContaining({ kind: "corrupt" }));
  });
});
