import type { Kysely } from "kysely";
import { readsAccount } from "#lib/domain/home-unit.ts";
import type { Database } from "../database.ts";
import { splitParts } from "../landing/split-parts.ts";
import { readJson } from "../stored-json.ts";
import { type FormerScan, readFormer } from "./former-scan.ts";
import { landFormer } from "./land-former.ts";

/*
 * A part of migration 0015, with former-scan.ts and land-former.ts. They import how parts are split, hashed and
 * archived, as it is now: these are formats of stored data, and who changes one adds a migration anyway.
 */

/**
 * Makes each completed scan a landing, in the order in which they ended, so that equal parts are stored once. One scan
 * is in memory at a time.
 *
 * A scan of some Regions does not land the account-wide unit where an earlier one read more, as today.
 */
export async function moveScans(untyped: Kysely<unknown>): Promise<void> {
  const db = untyped as Database;
  const completed = await db
    .selectFrom("scans")
    .select(["id", "accountId", "partition", "startedAt", "finishedAt", "toolVersion", "regions"])
    .where("state", "=", "completed")
    .execute();
  const scans = completed.map(({ finishedAt, regions, ...scan }): FormerScan => {
    return { ...scan, endedAt: finishedAt ?? scan.startedAt, regions: readJson(regions) };
  });
  scans.sort((one, other) => compare(one.endedAt, other.endedAt) || compare(one.id, other.id));
  const accountWide = new Map<string, readonly string[]>();
  let newest = 0;
  for (const scan of scans) {
    const { rows, parts, readings, unsplit } = await readFormer(db, scan);
    const lands = readsAccount(scan.regions, rows, accountWide.get(accountOf(scan)) ?? []);
    if (lands) accountWide.set(accountOf(scan), scan.regions);
    newest = Math.max(Date.parse(scan.endedAt), newest + 1);
    const units = await splitParts(parts, readings, scan, { lands });
    await landFormer(db, scan, new Date(newest).toISOString(), units, unsplit);
  }
}

const accountOf = ({ partition, accountId }: FormerScan): string => `${partition} ${accountId}`;

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
