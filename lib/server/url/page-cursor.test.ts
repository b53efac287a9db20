import fc from "fast-check";
import { expect, test } from "vitest";
import { lastCursor, pageOf, readCursor } from "./page-cursor.ts";

const PLACE = { scan: "scan", question: "question" };
const items = (total: number, offset: number, limit: number) =>
  Array.from({ length: total }).slice(offset, offset + limit);
const offsetOf = (cursor: string | null) => (cursor === null ? null : readCursor(cursor, null, "question")?.offset);

test("following next ends at the last page, and following previous from it returns to the first page", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.integer({ min: 1, max: 60 }), (total, limit) => {
      const page = (offset: number) => pageOf(items(total, offset, limit), { ...PLACE, offset, limit }, total);
      let offset = 0;
      for (let next = page(0).nextCursor; next !== null; next = page(offset).nextCursor) {
        expect(offsetOf(lastCursor({ ...PLACE, offset, limit }, total))).toBe(Math.floor((total - 1) / limit) * limit);
        offset = offsetOf(next) ?? 0;
      }
      expect(lastCursor({ ...PLACE, offset, limit }, total)).toBeNull();
      expect(page(offset).items.length).toBe(total === 0 ? 0 : total - offset);
      for (let previous = page(offset).previousCursor; previous !== null; previous = page(offset).previousCursor) {
        const before = offsetOf(previous) ?? 0;
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
