import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asked, NOW } from "#lib/domain/posture.ts";
import { boundTo, cursorTo, lastCursor, pageOf, readPlace } from "./page-cursor.ts";

const AT = "2026-11-24T08:00:00.000Z";
const PLACE = { of: `${AT}  `, question: "question" };
const ASKED = { scan: null, at: "2026-11-24" };
const ORDER = [
  { by: "name", direction: "asc" },
  { by: "size", direction: "desc", number: true },
] as const;
const slice = (total: number, offset: number, limit: number) => {
  const items = Array.from({ length: total }, (_, at) => at).slice(offset, offset + limit);
  const place = (at: number | undefined) => (at === undefined ? null : [`ä${at}`, at]);
  return { items, first: place(items[0]), last: place(items.at(-1)) };
};
const read = (cursor: string | null) => readPlace(NOW, cursor, "question", ORDER).place;
const offsetOf = (cursor: string | null) => (cursor === null ? null : read(cursor).offset);

test("following next ends at the last page, and following previous from it returns to the first page", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.integer({ min: 1, max: 60 }), (total, limit) => {
      const page = (offset: number) => pageOf(slice(total, offset, limit), { ...PLACE, offset, limit }, total);
      let offset = 0;
      for (let next = page(0).nextCursor; next !== null; next = page(offset).nextCursor) {
        expect(offsetOf(lastCursor({ ...PLACE, offset, limit }, total))).toBe(Math.floor((total - 1) / limit) * limit);
        offset = offsetOf(next) ?? 0;
        expect(read(next).beside).toEqual({ side: "after", place: [`ä${offset - 1}`, offset - 1] });
      }
      expect(lastCursor({ ...PLACE, offset, limit }, total)).toBeNull();
      expect(page(offset).items.length).toBe(total === 0 ? 0 : total - offset);
      for (let previous = page(offset).previousCursor; previous !== null; previous = page(offset).previousCursor) {
        const before = offsetOf(previous) ?? 0;
        const place = [`ä${offset}`, offset];
        expect(read(previous).beside).toEqual(before === 0 ? null : { side: "before", place });
        expect(before).toBe(offset - limit);
        offset = before;
      }
      expect(offset).toBe(0);
    }),
  );
});

test("a page at an offset between two pages also has a last page, which has the last item", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60 }), fc.nat(299), (total, limit, at) => {
      const offset = Math.min(at, total - 1);
      const last = offsetOf(lastCursor({ ...PLACE, offset, limit }, total)) ?? offset;
      expect(last).toBeLessThan(total);
      expect(last + limit).toBeGreaterThanOrEqual(total);
    }),
  );
});

test("a cursor keeps the posture of its first page, and with it the scan or time that the page named", () => {
  const of = (asked: Asked, isOneScan = false) => {
    const bound = boundTo({ point: { at: AT, isOneScan }, asked });
    return (named: Asked) => readPlace(named, cursorTo(2, { ...PLACE, of: bound }), "question", ORDER);
  };
  const at = "2026-11-24";
  const scan = { scan: "s", at: null };
  expect(of(NOW)(NOW).place).toMatchObject({ asked: NOW, pinned: { at: AT, isOneScan: false }, offset: 2 });
  expect(of(NOW)({ scan: null, at: AT }).problems).toEqual([]);
  expect(of({ scan: null, at })({ scan: null, at }).place.pinned).toEqual({ at: AT, isOneScan: false });
  expect(of(scan, true)(scan).place).toMatchObject({ asked: scan, pinned: { at: AT, isOneScan: true } });
  expect(of(scan, true)(NOW).place).toMatchObject({ asked: scan, pinned: { at: AT, isOneScan: true } });
  expect(of(NOW)(scan).problems).toHaveLength(1);
  expect(of(scan, true)({ scan: null, at: AT }).problems).toHaveLength(1);
});

describe("a cursor that does not apply is refused, and the reason is named", () => {
  const cursor = (more: object) => {
    const beside = { side: "after", place: ["a", 1] };
    return Buffer.from(JSON.stringify({ ...PLACE, offset: 2, beside, ...more })).toString("base64url");
  };

  test.each([
    ["of another filter or order", cursor({ question: "other" }), "same filter and order"],
    ["of another scan", cursor({ of: `${AT} other ` }), "same scan"],
    ["of another time", cursor({ of: `${AT}  2026-11-25` }), "same scan or time"],
    ["of no time", cursor({ of: "yesterday  " }), "unchanged"],
    ["that is no cursor", "bm90IGEgY3Vyc29y", "unchanged"],
    ["with too few values", cursor({ beside: { side: "after", place: ["a"] } }), "unchanged"],
    ["with too many values", cursor({ beside: { side: "after", place: ["a", 1, 1] } }), "unchanged"],
    ["with values of another kind", cursor({ beside: { side: "after", place: [1, "a"] } }), "unchanged"],
    ["with another side", cursor({ beside: { side: "at", place: ["a", 1] } }), "unchanged"],
    ["with a negative offset", cursor({ offset: -1 }), "unchanged"],
    ["with something else", cursor({ more: 1 }), "unchanged"],
  ])("one %s", (_, text, why) => {
    const { place, problems } = readPlace(ASKED, text, "question", ORDER);
    expect(problems).toMatchObject([{ parameter: "cursor", got: text.slice(0, 100) }]);
    expect(problems[0]?.takes).toContain(why);
    expect(place).toEqual({ asked: ASKED, pinned: null, offset: 0, beside: null });
  });

  test("one of an earlier version, which names a scan, is refused", () => {
    const { problems } = readPlace(ASKED, cursor({ of: undefined, scan: "scan" }), "question", ORDER);
    expect(problems).toMatchObject([{ parameter: "cursor" }]);
  });

  test("a place that is too long for a URL is left out: the lines are then counted", () => {
    const name = "x".repeat(4_000);
    const { nextCursor } = pageOf(
      { items: [1], first: [name, 1], last: [name, 1] },
      { ...PLACE, offset: 0, limit: 1 },
      5,
    );
    expect(read(nextCursor)).toMatchObject({ offset: 1, beside: null });
  });
});
