import "server-only";
import { VERSION } from "#lib/domain/version.ts";
import { DatabaseError } from "#lib/snapshots/database-error.ts";
import { database } from "./database.ts";
import { EnvironmentError } from "./environment.ts";

export interface Health {
  readonly status: "ok" | "down";
  /** `ok`, or one sentence that says what is wrong. */
  readonly database: string;
  readonly version: string;
}

/** Whether the parts that the dashboard needs answer. Never throws for one that does not. */
export async function health(): Promise<Health> {
  try {
    const { scans, demandInPlace } = await database();
    await scans.listScans(1);
    demandInPlace();
    return { status: "ok", database: "ok", version: VERSION };
  } catch (error) {
    const known = error instanceof DatabaseError || error instanceof EnvironmentError;
    return { status: "down", database: known ? error.message : "The database does not answer.", version: VERSION };
  }
}
