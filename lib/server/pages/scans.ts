import "server-only";
import { z } from "zod";
import { SCAN_STATES, type Scan, type ScanState } from "#lib/domain/scan.ts";
import type { ExampleHistory } from "#lib/views/scans.ts";
import { isDemoAccount } from "../demo-account.ts";
import { addedScans } from "../example-history.ts";
import { databaseForVisitor } from "../of-snapshot.ts";
import { limit, repeated } from "../url/parameters.ts";

/** The parameters of `GET /api/scans`. */
export const SCANS_PARAMETERS = z.strictObject({
  state: repeated(z.enum(SCAN_STATES), `a state (${SCAN_STATES.join(", ")}); repeatable`),
  limit,
});

/** The newest scans, newest first, in some states or in any. */
export async function scans(limit: number, states: readonly ScanState[] = []): Promise<readonly Scan[]> {
  return (await databaseForVisitor()).scans.listScans(limit, states);
}

/** One scan in any state; null where there is none of this id. */
export async function scan(id: string): Promise<Scan | null> {
  return (await databaseForVisitor()).scans.scan(id);
}

/** The scan that is queued or running now, in this process or another one; null where there is none. */
export async function activeScan(): Promise<Scan | null> {
  const { interrupted, scans } = await databaseForVisitor();
  await interrupted.notice();
  return scans.activeScan();
}

/** The scans of the past that the demo has added so far; null without any, and for every other account. */
export async function exampleHistory(): Promise<ExampleHistory | null> {
  if (!isDemoAccount()) return null;
  const added = await addedScans(await databaseForVisitor());
  const [newest] = added;
  return newest ? { added: added.length, of: newest.of } : null;
}
