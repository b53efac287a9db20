import type { Monitoring } from "#lib/domain/monitoring.ts";
import type { Transit } from "#lib/domain/transit.ts";
import type { Database } from "./database.ts";
import { ofScan } from "./of-scan.ts";
import type { AccountFactTable } from "./schema.ts";
import { readJson } from "./stored-json.ts";

/** What a scan read about its account as a whole; null if it did not read it. */
export class AccountQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async monitoring(scanId: string): Promise<Monitoring | null> {
    const monitoring = await this.#read<Monitoring>(scanId, "watch");
    // Snapshots of earlier versions have alarms with fewer members.
    return monitoring && "alarms" in monitoring ? monitoring : null;
  }

  async transit(scanId: string): Promise<Transit | null> {
    return this.#read<Transit>(scanId, "transit");
  }

  async #read<Value>(scanId: string, kind: AccountFactTable["kind"]): Promise<Value | null> {
    const found = await ofScan(this.#db, "accountFacts", scanId)
      .select("facts")
      .where("kind", "=", kind)
      .executeTakeFirst();
    return found ? readJson(found.facts) : null;
  }
}
