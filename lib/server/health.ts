import "server-only";
import { VERSION } from "#lib/domain/version.ts";
import { database } from "./database.ts";
import { log } from "./log.ts";

/** Public information: no path, error or scan. */
export interface Health {
  readonly status: "ok" | "down";
  readonly database: "ok" | "down";
  readonly version: string;
}

/** Whether the required parts work; the log has any error. Never throws. */
export async function health(): Promise<Health> {
  try {
    const { scans, demandInPlace } = await database();
    await scans.listScans(1);
    demandInPlace();
    return { status: "ok", database: "ok", version: VERSION };
  } catch (error) {
    log().error({ err: error }, "the database does not respond");
    return { status: "down", database: "down", version: VERSION };
  }
}
