import type { Monitoring } from "#lib/domain/monitoring.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { Transit } from "#lib/domain/transit.ts";
import type { Database } from "./database.ts";
import type { Archives } from "./landing/archive.ts";
import { giveExact } from "./landing/exact.ts";
import { partsAt } from "./point.ts";
import type { AccountFactTable } from "./schema.ts";

/** What was read about an account as a whole. */
export interface FactsOf<Facts> {
  readonly accountId: string;
  readonly facts: Facts;
}

/** What was read about each account as a whole, by account. An account of which it was not read is missing. */
export class AccountQueries {
  readonly #db: Database;
  readonly #archives: Archives;

  constructor(db: Database, archives: Archives) {
    this.#db = db;
    this.#archives = archives;
  }

  async monitoringOf(point: Point): Promise<readonly FactsOf<Monitoring>[]> {
    const found = await this.#read<Monitoring>(point, "watch");
    // Readings of earlier versions have alarms with fewer members.
    return found.filter(({ facts }) => "alarms" in facts);
  }

  async transitOf(point: Point): Promise<readonly FactsOf<Transit>[]> {
    return this.#read<Transit>(point, "transit");
  }

  /** Of the first account; null if it was not read. */
  async monitoring(point: Point): Promise<Monitoring | null> {
    return (await this.monitoringOf(point))[0]?.facts ?? null;
  }

  /** Of the first account; null if it was not read. */
  async transit(point: Point): Promise<Transit | null> {
    return (await this.transitOf(point))[0]?.facts ?? null;
  }

  async #read<Facts>(point: Point, kind: AccountFactTable["kind"]): Promise<readonly FactsOf<Facts>[]> {
    const found = await partsAt(this.#db, "accountFacts", point)
      .select(["unit", "hash", "accountId", "facts"])
      .where("kind", "=", kind)
      .orderBy("accountId")
      .execute();
    const exact = await this.#archives.exactOf(point, found);
    return found.map(({ accountId, hash, facts }) => ({
      accountId,
      facts: giveExact<Facts>(facts, exact.get(hash) ?? null),
    }));
  }
}
