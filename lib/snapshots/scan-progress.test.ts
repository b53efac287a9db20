import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { ScanWork } from "#lib/domain/scan.ts";
import { openDatabase } from "./open-database.ts";
import { ACCOUNT, sampleSnapshot } from "./snapshot-sample.testkit.ts";
import { NO_COUNTS, NO_PROGRESS } from "./stored-scan.ts";
import { temporaryDatabase } from "./temporary-database.testkit.ts";

const START = { accountId: ACCOUNT, partition: "aws", principalArn: "arn:aws:iam::1:role/x", regions: [] };

const workOf = (done: number, total: number): ScanWork => ({ done, total, phases: NO_PROGRESS.phases });
const works = fc.array(
  fc.nat(400).chain((total) => fc.nat(total).map((done) => workOf(done, total))),
  { minLength: 1, maxLength: 12 },
);

test("the percentage of a scan never falls, whatever is noted in whatever order, and is 100 only at its end", async () => {
  const store = await openDatabase(`file:${temporaryDatabase()}`, { now: () => new Date() });
  onTestFinished(() => store.close());
  await fc.assert(
    fc.asyncProperty(works, fc.boolean(), async (noted, together) => {
      const { scanId } = await store.journal.begin(START);
      const seen: number[] = [];
      const look = async () => seen.push((await store.scans.scan(scanId))?.progress.percent ?? -1);
      const note = (work: ScanWork) => store.journal.progress(scanId, work, NO_COUNTS, []);
      if (together) await Promise.all(noted.map(note));
      else for (const work of noted) await note(work).then(look);
      await look();
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      const highest = Math.max(...noted.map(({ done, total }) => Math.floor((100 * done) / Math.max(1, total))));
      expect(seen.at(-1)).toBe(Math.min(99, highest));
      await store.journal.complete(scanId, sampleSnapshot(1), NO_COUNTS, []);
      expect((await store.scans.scan(scanId))?.progress.percent).toBe(100);
    }),
    { numRuns: 40 },
  );
});
