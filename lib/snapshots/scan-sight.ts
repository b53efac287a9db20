import { sql } from "kysely";
import type { PostureScope } from "#lib/domain/changes/sight.ts";
import type { Monitoring } from "#lib/domain/monitoring.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { ChangedParts, Landed } from "./changed-parts.ts";
import type { Database } from "./database.ts";
import { isAt } from "./point.ts";
import type { PartTable } from "./schema.ts";
import { readJson } from "./stored-json.ts";

/** What one scan could see: what may be compared with another depends on it. */
export class ScanSight {
  readonly #db: Database;
  readonly #landed: Landed;
  #units: readonly number[] | null = null;

  constructor(db: Database, landed: Landed) {
    this.#db = db;
    this.#landed = landed;
  }

  get point(): Point {
    return { at: this.#landed.landedAt, isOneScan: true };
  }

  /** The units that it read. */
  async units(): Promise<readonly number[]> {
    if (this.#units) return this.#units;
    const { landing } = this.#landed;
    const found = await this.#db.selectFrom("readings").select("unit").where("landing", "=", landing).execute();
    this.#units = found.map(({ unit }) => unit);
    return this.#units;
  }

  async scope(parts: ChangedParts): Promise<PostureScope> {
    const units = await this.units();
    const regions = await this.#db
      .selectFrom("readings")
      .innerJoin("units", "units.id", "readings.unit")
      .innerJoin("landings", "landings.id", "readings.landing")
      .select(["units.accountId", "units.region", "toolVersion"])
      .where("readings.landing", "=", this.#landed.landing)
      .where("units.region", "<>", "")
      .execute();
    const types = await this.#db
      .selectFrom("tallies")
      .select("type")
      .distinct()
      .where("unit", "in", units)
      .where(this.#isHere("tallies"))
      .execute();
    const controls = await this.#db
      .selectFrom("controlTallies")
      .select("control")
      .distinct()
      .where("unit", "in", units)
      .where(this.#isHere("controlTallies"))
      .execute();
    return {
      units: regions,
      unread: await this.#unlisted(units),
      unreadArns: await this.#unreadParents(units, parts),
      types: types.map(({ type }) => type),
      controls: controls.map(({ control }) => control),
      monitored: await this.#monitored(units, parts),
    };
  }

  /** Lists that failed or are not offered. */
  async #unlisted(units: readonly number[]): Promise<PostureScope["unread"]> {
    const found = await this.#db
      .selectFrom("protections")
      .select(["accountId", "region", "type", "verdict"])
      .distinct()
      .where("unit", "in", units)
      .where("resourceId", "is", null)
      .where(this.#isHere("protections"))
      .execute();
    return found.map(({ verdict, ...listing }) => ({ ...listing, offered: verdict !== "not-applicable" }));
  }

  /** The parents of the resources concerned that could not be read. */
  async #unreadParents(units: readonly number[], { resources }: ChangedParts): Promise<readonly string[]> {
    const ids = [...resources];
    const arns = new Set<string>();
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const found = await this.#db
        .selectFrom("protections as child")
        .select("child.parentArn")
        .distinct()
        .where("child.resourceId", "in", ids.slice(start, start + AT_ONCE))
        .where("child.parentArn", "is not", null)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("resources")
              .innerJoin("protections", "protections.resourceId", "resources.id")
              .select("protections.part")
              .whereRef("resources.arn", "=", "child.parentArn")
              .where("protections.unit", "in", units)
              .where("protections.verdict", "=", "unknown")
              .where(sql<boolean>`coalesce(protections.unknown, '') <> 'not-exposed'`)
              .where(this.#isHere("protections")),
          ),
        )
        .execute();
      for (const { parentArn } of found) if (parentArn !== null) arns.add(parentArn);
    }
    return [...arns];
  }

  /** Only findings about Regions rest on it. */
  async #monitored(units: readonly number[], { shared }: ChangedParts): Promise<PostureScope["monitored"]> {
    if (![...shared.older, ...shared.newer].some(({ subject }) => subject.kind === "region")) return [];
    const facts = await this.#db
      .selectFrom("accountFacts")
      .select(["accountId", "facts"])
      .where("unit", "in", units)
      .where("kind", "=", "watch")
      .where(this.#isHere("accountFacts"))
      .execute();
    return facts.flatMap(({ accountId, facts }) =>
      readJson<Monitoring>(facts).regions.map(({ region }) => ({ accountId, region })),
    );
  }

  #isHere(table: PartTable) {
    return isAt(table, { at: this.#landed.landedAt, isOneScan: false });
  }
}

const AT_ONCE = 500;
