import { expect, onTestFinished, test } from "vitest";
import { NO_FILTER, type RowFilter } from "#lib/domain/row-filter.ts";
import { openDatabase } from "./open-database.ts";
import { landSnapshot, postureOf, REGIONS, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

/** A posture whose Regions were read one after the other, two of them together. */
async function readInTurn() {
  let now = new Date("2026-11-01T08:00:00Z");
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => now });
  onTestFinished(() => store.close());
  const snapshot = sampleSnapshot(120);
  const turns = [[REGIONS[2]], [REGIONS[0], REGIONS[1]]];
  let point = postureOf((await landSnapshot(store, snapshot)).point);
  for (const regions of turns) {
    now = new Date(now.getTime() + 3_600_000);
    const rows = snapshot.rows.filter(({ region }) => (regions as readonly string[]).includes(region));
    const { point: landed } = await landSnapshot(store, { ...snapshot, rows }, { regions });
    point = postureOf(landed);
  }
  return { store, point };
}

const FILTERS: readonly RowFilter[] = [
  NO_FILTER,
  { ...NO_FILTER, verdict: ["aws-owned", "unknown"] },
  { ...NO_FILTER, region: [REGIONS[2]] },
  { ...NO_FILTER, q: "id-1" },
  { ...NO_FILTER, account: ["999999999999"] },
];

test.each(["observed", "-observed"] as const)(
  "pages by %s follow each other without a gap, both ways",
  async (sort) => {
    const { store, point } = await readInTurn();
    for (const filter of FILTERS) {
      const all = (await store.rows.rows(point, filter, sort, 0, 1_000)).map(({ id }) => id);
      const times = (await store.rows.rows(point, filter, sort, 0, 1_000)).map(({ reading }) => reading.landedAt);
      expect(times).toEqual(sort === "observed" ? times.toSorted() : times.toSorted().reverse());
      const total = await store.rows.countRows(point, filter);
      expect(all).toHaveLength(total);
      let after: Awaited<ReturnType<typeof store.rows.page>> | null = null;
      for (let offset = 0; offset < total; offset += 7) {
        const expected = all.slice(offset, offset + 7);
        const counted = await store.rows.page(point, filter, sort, { limit: 7, offset, beside: null }, total);
        expect(counted.items.map(({ id }) => id)).toEqual(expected);
        if (after?.last) {
          const beside = { side: "after", place: after.last } as const;
          const next = await store.rows.page(point, filter, sort, { limit: 7, offset, beside }, total);
          expect(next.items.map(({ id }) => id)).toEqual(expected);
          const back = { side: "before", place: next.first ?? [] } as const;
          const previous = await store.rows.page(point, filter, sort, { limit: 7, offset, beside: back }, total);
          expect(previous.items.map(({ id }) => id)).toEqual(all.slice(Math.max(0, offset - 7), offset));
        }
        after = counted;
      }
      const streamed: string[] = [];
      for await (const batch of store.rows.streamRows(point, filter, sort, 9))
        streamed.push(...batch.map(({ id }) => id));
      expect(streamed).toEqual(all);
    }
  },
);
