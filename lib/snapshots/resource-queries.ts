import { parseArn } from "#lib/domain/arn.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { Point } from "#lib/domain/posture.ts";
import type { RelatedResource, ResourceLink } from "#lib/domain/resource-link.ts";
import type { Store, StoreKind } from "#lib/domain/store.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import type { Database } from "./database.ts";
import type { Archives } from "./landing/archive.ts";
import { giveExact } from "./landing/exact.ts";
import { isAt, partsAt } from "./point.ts";
import { rankOf } from "./rank-of.ts";
import type { UnitTable } from "./schema.ts";

/** The most links on one page; the resources table has the rest. */
export const MOST_LINKS = 500;

/** A resource of a posture with its weakest verdict. */
export interface StoredResource {
  readonly id: string;
  readonly observation: Observation;
  readonly verdict: Verdict;
  /** What its verdicts rest on was read with it, for this account and Region; the Region is empty for the account. */
  readonly unit: UnitName;
}

/** An account × Region, or with an empty Region what an account has once. */
export type UnitName = Pick<UnitTable, "accountId" | "region">;

const LINK = ["id", "type", "name", "arn", "region", "status", "verdict"] as const;

/** Queries on the resources and stores of a posture. */
export class ResourceQueries {
  readonly #db: Database;
  readonly #archives: Archives;

  constructor(db: Database, archives: Archives) {
    this.#db = db;
    this.#archives = archives;
  }

  /** A resource, by its id or by the one that it had before ids contained the account. */
  async resource(point: Point, id: string): Promise<StoredResource | null> {
    const resources = partsAt(this.#db, "resources", point)
      .innerJoin("units", "units.id", "resources.unit")
      .select(["resources.id", "verdict", "observation", "unit", "hash", "units.accountId", "units.region"]);
    const formerly = this.#db.selectFrom("formerIds").select("id").where("former", "=", id);
    const found =
      (await resources.where("resources.id", "=", id).executeTakeFirst()) ??
      (await resources.where("resources.id", "in", formerly).executeTakeFirst());
    if (!found) return null;
    const { hash, unit, observation, accountId, region, ...resource } = found;
    const exact = (await this.#archives.exactOf(point, [{ unit, hash, resourceId: resource.id }])).get(hash) ?? null;
    return { ...resource, unit: { accountId, region }, observation: giveExact(observation, exact) };
  }

  /** The parent of a resource, if it was found. */
  async parentOf(point: Point, { parentArn, region, accountId }: Observation): Promise<ResourceLink | null> {
    if (parentArn === null) return null;
    const query = this.#links(point, region, [accountId, accountOf(parentArn)]).where("arn", "=", parentArn);
    return (await query.executeTakeFirst()) ?? null;
  }

  /** The children of a resource, weakest first. */
  async childrenOf(point: Point, { arn, region, accountId }: Observation): Promise<ResourceLink[]> {
    const query = this.#links(point, region, [accountId]).where("parentArn", "=", arn);
    return query.orderBy(weaknessOf("resources.verdict")).orderBy("name").limit(MOST_LINKS).execute();
  }

  /** The outgoing links of a resource, then the incoming ones. */
  async relatedTo(point: Point, observation: Observation): Promise<RelatedResource[]> {
    return [...(await this.#out(point, observation)), ...(await this.#in(point, observation))];
  }

  /** The resources that route to some ARNs, each with the ARN that it routes to. */
  async routesTo(point: Point, arns: readonly string[], region: string) {
    return this.#incoming(point)
      .select("links.toArn")
      .where("links.kind", "=", "routes-to")
      .where("links.toArn", "in", arns)
      .where("links.region", "=", region)
      .execute();
  }

  /**
   * The stores of some `kind` and ARN or name, in the same order; null for those that no reading has. Each reading has
   * the stores that its verdicts rest on, and a name is one of its own account: pass the unit of the resource.
   */
  async stores(
    point: Point,
    references: readonly { readonly kind: StoreKind | null; readonly arn: string | null }[],
    { accountId, region }: UnitName,
  ): Promise<(Store | null)[]> {
    const names = [...new Set(references.flatMap(({ arn }) => arn ?? []))];
    if (names.length === 0) return references.map(() => null);
    const found = await partsAt(this.#db, "stores", point)
      .innerJoin("units", "units.id", "stores.unit")
      .select(["unit", "hash", "kind", "referenceId", "arn", "store", "region"])
      .where((is) => is.or([is("referenceId", "in", names), is("arn", "in", names)]))
      .where("stores.accountId", "=", accountId)
      .orderBy("unit")
      .execute();
    const own = found.toSorted((one, other) => Number(other.region === region) - Number(one.region === region));
    const matches = references.map(({ kind, arn }) =>
      own.find((each) => each.kind === kind && (each.arn === arn || each.referenceId === arn)),
    );
    const exact = await this.#archives.exactOf(point, [...new Set(matches.flatMap((match) => match ?? []))]);
    return matches.map((match) => (match ? giveExact<Store>(match.store, exact.get(match.hash) ?? null) : null));
  }

  /** @param accounts those of the resources: an ARN without an account names one in each */
  #links(point: Point, region: string, accounts: readonly string[]) {
    return partsAt(this.#db, "resources", point)
      .select(LINK)
      .where("region", "=", region)
      .where("accountId", "in", accounts);
  }

  /** Resources with a link to others. */
  #incoming(point: Point) {
    return partsAt(this.#db, "links", point)
      .innerJoin("resources", (join) =>
        join
          .onRef("resources.id", "=", "links.fromId")
          .onRef("resources.unit", "=", "links.unit")
          .on(isAt("resources", point)),
      )
      .select(LINK.map((column) => `resources.${column}` as const));
  }

  async #out(point: Point, { relations, region, accountId }: Observation): Promise<RelatedResource[]> {
    const arns = [...new Set(relations.map(({ to }) => to.arn))];
    if (arns.length === 0) return [];
    const accounts = [...new Set([accountId, ...arns.map(accountOf)])];
    const found = await this.#links(point, region, accounts).where("arn", "in", arns).execute();
    return relations.map(({ kind, label, to }) => {
      const resource = found.find(({ type, arn }) => type === to.type && arn === to.arn) ?? null;
      return { direction: "out", kind, label, arn: to.arn, resource };
    });
  }

  async #in(point: Point, { type, arn, region, accountId }: Observation): Promise<RelatedResource[]> {
    let query = this.#incoming(point);
    if (accountOf(arn) === "") query = query.where("links.accountId", "=", accountId);
    const found = await query
      .select(["links.kind as relation", "links.label"])
      .where("links.toArn", "=", arn)
      .where("links.toType", "=", type)
      .where("links.region", "=", region)
      .orderBy("links.kind")
      .orderBy("resources.name")
      .orderBy("links.hash")
      .limit(MOST_LINKS)
      .execute();
    return found.map(({ relation: kind, label, ...resource }) => ({
      direction: "in",
      kind,
      label,
      arn: resource.arn,
      resource,
    }));
  }
}

const accountOf = (arn: string): string => parseArn(arn)?.accountId ?? "";

/** The position of a verdict in VERDICTS, weakest first, for ORDER BY and min(). */
export const weaknessOf = (column: "resources.verdict" | "protections.verdict") => rankOf(column, VERDICTS);
