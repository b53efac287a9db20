import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { NO_FILTER, SORT_COLUMNS, type Sort } from "#lib/domain/row-filter.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import type { Place, Slice } from "./keyset.ts";
import { openDatabase } from "./open-database.ts";
import { landSnapshot, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const ROWS = 60;
const ALL = Array.from({ length: ROWS }, (_, index) => `row-${index}`);
const SORTS = sortsBy(SORT_COLUMNS);

/** A scan with rows that can be taken out of it and put back, by giving them to a landing that is not there. */
async function changingScan(stored = sampleSnapshot(ROWS).rows) {
  const path = temporaryDatabase();
  const store = await openDatabase(`file:${path}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  const { point } = await landSnapshot(store, { rows: stored });
  const raw = new DatabaseSync(path);
  raw.exec("pragma synchronous = off");
  const give = raw.prepare("update protections set since = ? where id in (select value from json_each(?))");
  onTestFinished(async () => {
    raw.close();
    await store.close();
  });
  return {
    ...{ rows: store.rows, point },
    put: (ids: readonly string[]) => give.run(1, JSON.stringify(ids)),
    take: (ids: readonly string[]) => give.run(99, JSON.stringify(ids)),
  };
}

type Change = { readonly put: readonly string[]; readonly take: readonly string[] };
const someRows = fc.subarray(ALL, { maxLength: 15 });
const anyChanges = fc.array(fc.record({ put: someRows, take: someRows }), { maxLength: 8 });

/** The rows that are there all the time. */
const lasting = (first: readonly string[], changes: readonly Change[]) =>
  first.filter((id) => changes.every(({ take }) => !take.includes(id)));

test("pages by their places have each row that stays exactly once and in order, forwards and backwards, while others come and go", async () => {
  const { rows, point, put, take } = await changingScan();
  const page = (sort: Sort, limit: number, side: "after" | "before", place: Place | null) =>
    rows.page(point, NO_FILTER, sort, { limit, offset: 0, beside: place && { side, place } }, ROWS);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SORTS),
      fc.integer({ min: 1, max: 20 }),
      fc.subarray(ALL),
      anyChanges,
      async (sort, limit, first, changes) => {
        put(ALL);
        const order = (await rows.rows(point, NO_FILTER, sort, 0, ROWS)).map(({ id }) => id);
        take(ALL.filter((id) => !first.includes(id)));
        const coming = changes.values();
        const found: string[] = [];
        let end: Place | null = null;
        for (let last: Place | null = null; ; ) {
          const slice: Slice<{ id: string }> = await page(sort, limit, "after", last);
          if (slice.last === null) break;
          found.push(...slice.items.map(({ id }) => id));
          expect(found.length).toBeLessThanOrEqual(ROWS);
          end = last = slice.last;
          const change = coming.next().value;
          take(change?.take ?? []);
          put(change?.put ?? []);
        }
        expect(found).toEqual(order.filter((id) => found.includes(id)));
        expect(found).toEqual(expect.arrayContaining(lasting(first, changes)));

        const back: string[] = [];
        while (end !== null) {
          const slice: Slice<{ id: string }> = await page(sort, limit, "before", end);
          back.unshift(...slice.items.map(({ id }) => id));
          expect(back.length).toBeLessThan(ROWS);
          end = slice.first;
        }
        expect(back).toEqual(order.filter((id) => back.includes(id)));
      },
    ),
    { numRuns: 60 },
  );
});

test("a page at an offset is the same read from the start or from the end", async () => {
  const { rows, point } = await changingScan();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SORTS),
      fc.nat(ROWS + 5),
      fc.integer({ min: 1, max: 20 }),
      async (sort, offset, limit) => {
        const slice = await rows.page(point, NO_FILTER, sort, { limit, offset, beside: null }, ROWS);
        expect(slice.items).toEqual(await rows.rows(point, NO_FILTER, sort, offset, limit));
      },
    ),
    { numRuns: 60 },
  );
});

test("a resource with several rows has its place and its neighbours at the first of them, in each order", async () => {
  const RESOURCES = 17;
  const sample = sampleSnapshot(ROWS * 3);
  const rowsOf = sample.rows.map((row, index) => ({ ...row, resourceId: `resource-${(index * index) % RESOURCES}` }));
  const { rows, point } = await changingScan(rowsOf);
  for (const sort of SORTS) {
    const list = await rows.rows(point, NO_FILTER, sort, 0, rowsOf.length);
    const ids = [...new Set(list.map(({ resourceId }) => resourceId))];
    for (const [at, id] of ids.entries()) {
      expect(await rows.neighbours(point, NO_FILTER, sort, id ?? "")).toEqual({
        ...{ previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, position: at + 1, total: ids.length },
        offset: list.findIndex(({ resourceId }) => resourceId === id),
      });
    }
  }
});
