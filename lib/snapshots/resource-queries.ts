import type { Observation } from "#lib/domain/observation.ts";
import type { RelatedResource, ResourceLink } from "#lib/domain/resource-link.ts";
import type { Store, StoreKind } from "#lib/domain/store.ts";
import type { Verdict } from "#lib/domain/verdict.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import type { Database } from "./database.ts";
import { ofScan } from "./of-scan.ts";
import { rankOf } from "./rank-of.ts";
import { readJson } from "./stored-json.ts";

/** The most links on one page; the resources table has the rest. */
export const MOST_LINKS = 500;

/** A resource of a snapshot with its weakest verdict. */
export interface StoredResource {
  readonly id: string;
  readonly observation: Observation;
  readonly verdict: Verdict;
}

const LINK = ["id", "type", "name", "arn", "region", "status", "verdict"] as const;

/** Queries on the resources and stores of one snapshot. */
export class ResourceQueries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** A resource of a scan, by its id or by the one that it had before ids contained the account. */
  async resource(scanId: string, id: string): Promise<StoredResource | null> {
    const resources = ofScan(this.#db, "resources", scanId).select(["id", "verdict", "observation"]);
    const formerly = this.#db.selectFrom("formerIds").select("id").where("former", "=", id);
    const found =
      (await resources.where("id", "=", id).executeTakeFirst()) ??
      (await resources.where("id", "in", formerly).executeTakeFirst());
    return found ? { ...found, observation: readJson(found.observation) } : null;
  }

  /** The parent of a resource, if the scan found it. */
  async parentOf(scanId: string, { parentArn, region }: Observation): Promise<ResourceLink | null> {
    if (parentArn === null) return null;
    const query = this.#links(scanId).where("arn", "=", parentArn).where("region", "=", region);
    return (await query.executeTakeFirst()) ?? null;
  }

  /** The children of a resource, weakest first. */
  async childrenOf(scanId: string, { arn, region }: Observation): Promise<ResourceLink[]> {
    const query = this.#links(scanId).where("parentArn", "=", arn).where("region", "=", region);
    return query.orderBy(weaknessOf("resources.verdict")).orderBy("name").limit(MOST_LINKS).execute();
  }

  /** The outgoing links of a resource, then the incoming ones. */
  async relatedTo(scanId: string, observation: Observation): Promise<RelatedResource[]> {
    return [...(await this.#out(scanId, observation)), ...(await this.#in(scanId, observation))];
  }

  /** The resources that route to some ARNs, each with the ARN that it routes to. */
  async routesTo(scanId: string, arns: readonly string[], region: string) {
    return this.#incoming(scanId)
      .select("links.toArn")
      .where("links.kind", "=", "routes-to")
      .where("links.toArn", "in", arns)
      .where("links.region", "=", region)
      .execute();
  }

  /** The stores of some `kind` and ARN or name, in the same order; null if the scan has none. */
  async stores(
    scanId: string,
    references: readonly { readonly kind: StoreKind | null; readonly arn: string | null }[],
  ): Promise<(Store | null)[]> {
    const names = [...new Set(references.flatMap(({ arn }) => arn ?? []))];
    if (names.length === 0) return references.map(() => null);
    const found = await ofScan(this.#db, "stores", scanId)
      .select(["kind", "referenceId", "arn", "store"])
      .where((is) => is.or([is("referenceId", "in", names), is("arn", "in", names)]))
      .execute();
    return references.map(({ kind, arn }) => {
      const match = found.find((each) => each.kind === kind && (each.arn === arn || each.referenceId === arn));
      return match ? readJson<Store>(match.store) : null;
    });
  }

  #links(scanId: string) {
    return ofScan(this.#db, "resources", scanId).select(LINK);
  }

  /** Resources with a link to others. */
  #incoming(scanId: string) {
    return ofScan(this.#db, "links", scanId)
      .innerJoin("resources", (join) =>
        join.onRef("resources.scanId", "=", "links.scanId").onRef("resources.id", "=", "links.fromId"),
      )
      .select(LINK.map((column) => `resources.${column}` as const));
  }

  async #out(scanId: string, { relations, region }: Observation): Promise<RelatedResource[]> {
    const arns = [...new Set(relations.map(({ to }) => to.arn))];
    if (arns.length === 0) return [];
    const found = await this.#links(scanId).where("arn", "in", arns).where("region", "=", region).execute();
    return relations.map(({ kind, label, to }) => {
      const resource = found.find(({ type, arn }) => type === to.type && arn === to.arn) ?? null;
      return { direction: "out", kind, label, arn: to.arn, resource };
    });
  }

  async #in(scanId: string, { type, arn, region }: Observation): Promise<RelatedResource[]> {
    const found = await this.#incoming(scanId)
      .select(["links.kind as relation", "links.label"])
      .where("links.toArn", "=", arn)
      .where("links.toType", "=", type)
      .where("links.region", "=", region)
      .orderBy("links.position")
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

/** The position of a verdict in VERDICTS, weakest first, for ORDER BY and min(). */
export const weaknessOf = (column: "resources.verdict" | "protections.verdict") => rankOf(column, VERDICTS);
