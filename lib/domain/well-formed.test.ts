import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText, wellFormed } from "./well-formed.ts";

test("whatever JSON holds comes out as Unicode, and is otherwise itself", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\ud800", "\udfff", "😀", "\u0000", "_") });
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(text, text), (value, texts) => {
      const parsed = JSON.parse(JSON.stringify(value));
      expect(wellFormed(parsed)).toEqual(parsed);
      const written = JSON.stringify(wellFormed({ texts: [texts] }));
      expect(written).not.toMatch(/\\ud[89a-f]/);
      expect(written.isWellFormed()).toBe(true);
    }),
  );
});

test("dates, bytes and members called __proto__ stay what they are", () => {
  const given = JSON.parse('{"__proto__":{"polluted":"yes"},"a":[{"constructor":"x"}]}');
  const date = new Date(0);
  const out = wellFormed({ ...given, date });
  expect(out.date).toBe(date);
  expect(Object.hasOwn(wellFormed(given), "__proto__")).toBe(true);
  expect(Object.getPrototypeOf(wellFormed(given))).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a cut text is Unicode and no longer than asked for", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "😀") }), fc.integer({ min: 2, max: 20 }), (text, longest) => {
      const cut = cutText(text, longest);
      expect(cut.length).toBeLessThanOrEqual(longest);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut.replace("…", ""))).toBe(true);
    }),
  );
});
