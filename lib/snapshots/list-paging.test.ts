import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { Finding } from "#lib/domain/finding.ts";
import { NO_FINDING_FILTER } from "#lib/domain/finding-filter.ts";
import { FINDING_SORT_COLUMNS } from "#lib/domain/finding-sort.ts";
import type { Key } from "#lib/domain/key.ts";
import { NO_KEY_FILTER } from "#lib/domain/key-filter.ts";
import { KEY_SORT_COLUMNS } from "#lib/domain/key-sort.ts";
import { sortsBy } from "#lib/domain/sort.ts";
import type { PageStart, Place, Slice } from "./keyset.ts";
import { openDatabase } from "./open-database.ts";
import { DENIED, landSnapshot, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const KEYS = 24;
const FINDINGS = 30;

/** A key that could not be described has neither state nor grants. */
const unreadable = (key: Key): Key =>
  key.kind === "described"
    ? {
        ...{ kind: "unreadable", reference: key.metadata.arn, failure: DENIED },
        ...{ accountId: key.metadata.accountId, region: key.metadata.region },
      }
    : key;

/** Findings of which most have equal values. */
const findings = Array.from(
  { length: FINDINGS },
  (_, index): Finding => ({
    ...{ control: index % 2 ? "BEP-001" : "BEP-010", answer: index % 3 ? "fail" : "cannot-tell" },
    ...{ region: index % 5 ? "us-east-1" : "eu-central-1", name: index % 4 ? "a" : "b", units: ["us-east-1"] },
    ...{ subject: { kind: "row", id: `row-${index}` }, reason: "", reasonCode: "seen", reasonParameters: {} },
  }),
);

async function sample() {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date("2026-11-01T08:00:00Z") });
  const found = sampleSnapshot(60, KEYS);
  const keys = found.keys.map((key, index) => (index % 5 === 2 ? unreadable(key) : key));
  const { point } = await landSnapshot(store, { ...found, keys, findings });
  onTestFinished(() => store.close());
  return { ...store, point };
}

type Read = (start: PageStart) => Promise<Slice<string>>;

/** All lines from pages by place; expects the same backwards. */
async function expectPages(read: Read, limit: number): Promise<readonly string[]> {
  const forwards: string[] = [];
  let end: Place | null = null;
  for (let last: Place | null = null; ; ) {
    const slice = await read({ limit, offset: 0, beside: last && { side: "after", place: last } });
    if (slice.last === null) break;
    forwards.push(...slice.items);
    end = last = slice.last;
  }
  const backwards: string[] = [];
  while (end !== null) {
    const slice: Slice<string> = await read({ limit, offset: 0, beside: { side: "before", place: end } });
    backwards.unshift(...slice.items);
    end = slice.first;
  }
  expect(backwards).toEqual(forwards.slice(0, -1));
  return forwards;
}

const anyLimit = fc.integer({ min: 1, max: 9 });

test("each order of keys has every key once over its pages, also where values are equal or missing", async () => {
  const { keys, point } = await sample();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sortsBy(KEY_SORT_COLUMNS)), anyLimit, async (sort, limit) => {
      const whole = (await keys.keys(point, NO_KEY_FILTER, 0, KEYS, sort)).map(({ id }) => id);
      const read: Read = async (start) => {
        const slice = await keys.page(point, NO_KEY_FILTER, sort, start, KEYS);
        return { ...slice, items: slice.items.map(({ id }) => id) };
      };
      expect(await expectPages(read, limit)).toEqual(whole);
      const [at, from] = [Math.min(limit * 2, KEYS - 1), whole[Math.min(limit * 2, KEYS - 1)] ?? ""];
      const neighbours = { previous: whole[at - 1] ?? null, next: whole[at + 1] ?? null, position: at + 1 };
      expect(await keys.neighbours(point, NO_KEY_FILTER, sort, from)).toEqual({
        ...neighbours,
        total: KEYS,
        offset: at,
      });
    }),
    { numRuns: 60 },
  );
});

test("each order of findings has every finding once over its pages, also where values are equal", async () => {
  const { controls, point } = await sample();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sortsBy(FINDING_SORT_COLUMNS)), anyLimit, async (sort, limit) => {
      const whole = await controls.findings(point, NO_FINDING_FILTER, 0, FINDINGS, sort);
      const read: Read = async (start) => {
        const slice = await controls.page(point, NO_FINDING_FILTER, sort, start, FINDINGS);
        return { ...slice, items: slice.items.map(({ resourceId }) => resourceId ?? "") };
      };
      expect(await expectPages(read, limit)).toEqual(whole.map(({ resourceId }) => resourceId));
      expect(new Set(whole.map(({ resourceId }) => resourceId)).size).toBe(FINDINGS);
    }),
    { numRuns: 40 },
  );
});
