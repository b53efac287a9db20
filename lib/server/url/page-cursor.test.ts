import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastCursor, pageOf, readPlace } from "./page-cursor.ts";

const PLACE = { scan: "scan", question: "question" };
const ORDER = [
  { by: "name", direction: "asc" },
  { by: "size", direction: "desc", number: true },
] as const;
const slice = (total: number, offset: number, limit: number) => {
  const items = Array.from({ length: total }, (_, at) => at).slice(offset, offset + limit);
  const place = (at: number | undefined) => (at === undefined ? null : [`ä${at}`, at]);
  return { items, first: place(items[0]), last: place(items.at(-1)) };
};
const read = (cursor: string | null) => readPlace(null, cursor, "question", ORDER).place;
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

describe("a cursor that does not apply is refused, and the reason is named", () => {
  const cursor = (more: object) => {
    const beside = { side: "after", place: ["a", 1] };
    return Buffer.from(JSON.stringify({ ...PLACE, offset: 2, beside, ...more })).toString("base64url");
  };

  test.each([
    ["of another filter or order", cursor({ question: "other" }), "same filter and order"],
    ["of another scan", cursor({ scan: "other" }), "same scan"],
    ["that is no cursor", "bm90IGEgY3Vyc29y", "unchanged"],
    ["with too few values", cursor({ beside: { side: "after", place: ["a"] } }), "unchanged"],
    ["with too many values", cursor({ beside: { side: "after", place: ["a", 1, 1] } }), "unchanged"],
    ["with values of another kind", cursor({ beside: { side: "after", place: [1, "a"] } }), "unchanged"],
    ["with another side", cursor({ beside: { side: "at", place: ["a", 1] } }), "unchanged"],
    ["with a negative offset", cursor({ offset: -1 }), "unchanged"],
    ["with something else", cursor({ more: 1 }), "unchanged"],
  ])("one %s", (_, text, why) => {
    const { place, problems } = readPlace("scan", text, "question", ORDER);
    expect(problems).toMatchObject([{ parameter: "cursor", got: text.slice(0, 100) }]);
    expect(problems[0]?.takes).toContain(why);
    expect(place).toEqual({ scan: "scan", asked: "scan", offset: 0, beside: null });
  });

  test("one of an earlier version, which has only an offset, still applies", () => {
    expect(readPlace("scan", cursor({ beside: undefined }), "question", ORDER)).toEqual({
      place: { scan: "scan", asked: "scan", offset: 2, beside: null },
      problems: [],
    });
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
