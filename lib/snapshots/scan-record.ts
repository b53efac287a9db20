import { randomBytes } from "node:crypto";
import type { UpdateObject } from "kysely";
import type { ScanState } from "#lib/domain/scan.ts";
import { VERSION } from "#lib/domain/version.ts";
import type { Database } from "./database.ts";
import type { Owner } from "./owner.ts";
import type { Tables } from "./schema.ts";
import { NO_COUNTS, NO_PROGRESS, NO_VERDICTS } from "./stored-scan.ts";

/** The account of a scan, and its requester. */
export interface ScannedAs {
  readonly accountId: string;
  readonly partition: string;
  readonly principalArn: string;
}

/** The states of a scan that has not ended. */
export const ACTIVE = ["queued", "running"] as const satisfies readonly ScanState[];

interface NewScan extends ScannedAs {
  readonly state: (typeof ACTIVE)[number];
  readonly regions: readonly string[];
  readonly owner: Owner;
  /** Its time is before that of scans that are stored already, and so is its id. Default: its id is the newest. */
  readonly isOfThePast?: boolean | undefined;
}

/** Inserts a scan and returns its id; null if a unique index rejects it: the account already has an active scan. */
export async function insertScan(
  db: Database,
  { accountId, partition, principalArn, state, regions, owner, isOfThePast = false }: NewScan,
  now: Date,
): Promise<string | null> {
  const id = idAt(isOfThePast ? now.getTime() : await newestMoment(db, now));
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("scans")
    .values({
      id,
      accountId,
      partition,
      principalArn,
      state,
      startedAt: now.toISOString(),
      finishedAt: null,
      regions: JSON.stringify(regions),
      counts: JSON.stringify(NO_COUNTS),
      progress: JSON.stringify(NO_PROGRESS),
      verdicts: JSON.stringify(NO_VERDICTS),
      failure: null,
      toolVersion: VERSION,
      cancelRequested: 0,
      ...ownedBy(owner),
      heartbeatAt: now.toISOString(),
      alreadyRunning: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? id : null;
}

/** Ids sort by start, also within one millisecond and after the clock was set back. */
async function newestMoment(db: Database, now: Date): Promise<number> {
  const newest = await db.selectFrom("scans").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return Math.max(now.getTime(), newest ? Number.parseInt(newest.id.slice(0, 12), 16) + 1 : 0);
}

const idAt = (moment: number): string => moment.toString(16).padStart(12, "0") + randomBytes(4).toString("hex");

/** The columns that identify the process of a scan. */
export const ownedBy = ({ process, pid, host }: Owner) => ({ ownerProcess: process, ownerPid: pid, ownerHost: host });

/** Changes a scan that has not ended. False if it has, or does not exist. */
export async function updateActive(
  db: Database,
  scanId: string,
  values: UpdateObject<Tables, "scans">,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("scans")
    .set(values)
    .where("id", "=", scanId)
    .where("state", "in", ACTIVE)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
