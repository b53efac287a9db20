import { statSync } from "node:fs";
import { VERSION } from "#lib/domain/version.ts";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { FIRST_DAY, type GeneratedAccount, generatedScan, REGIONS } from "./generated-account.ts";

const DAY_MS = 86_400_000;

/** How large a set of generated accounts is. */
export interface SetSize {
  readonly accounts: number;
  /** Protections in each Region of each account; there are four Regions. */
  readonly protections: number;
  readonly days: number;
}

export const protectionsOf = ({ accounts, protections }: SetSize): number => accounts * protections * REGIONS.length;

/** What a set costs. */
export interface Costs {
  /** Bytes of the database after the first day, and after the last. */
  readonly first: number;
  readonly last: number;
  /** Bytes that one more reading of every account adds when nothing has changed. */
  readonly unchanged: number;
}

/** Scans every account of a set each day, by the ordinary journal; one protection in a hundred changes a day. */
export async function generate(file: string, { accounts, protections, days }: SetSize): Promise<Costs> {
  let now = new Date(FIRST_DAY);
  const store = await openDatabase(`file:${file}`, { now: () => now });
  const all = Array.from({ length: accounts }, (_, index): GeneratedAccount => {
    return { accountId: String(100_000_000_000 + index), protections, changed: 100 };
  });
  const scanAll = async (day: number, changedUntil = day) => {
    now = new Date(FIRST_DAY + day * DAY_MS);
    for (const account of all) {
      const { accountId } = account;
      const caller = { accountId, partition: "aws", principalArn: `arn:aws:iam::${accountId}:role/posture` };
      const { scanId } = await store.journal.begin({ ...caller, regions: REGIONS });
      const snapshot = generatedScan(account, day, changedUntil);
      const { resources, keys, gaps } = snapshot;
      const counts = { resources: resources.length, keys: keys.length, gaps: gaps.length, calls: 0, throttled: 0 };
      await store.journal.complete(scanId, snapshot, counts, REGIONS);
      now = new Date(now.getTime() + 1_000);
    }
    await store.pruner.vacuum();
    console.error(`day ${day + 1} of ${days}, ${VERSION}: ${(size(file) / 1e6).toFixed(0)} MB`);
    return size(file);
  };
  const first = await scanAll(0);
  let last = first;
  for (let day = 1; day < days; day += 1) last = await scanAll(day);
  const unchanged = (await scanAll(days, days - 1)) - last;
  await store.close();
  return { first, last, unchanged };
}

const size = (file: string): number => statSync(file).size;
