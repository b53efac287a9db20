import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { DomainStatus } from "@aws-sdk/client-opensearch";
import type { CollectionDetail } from "@aws-sdk/client-opensearchserverless";
import type { DBCluster } from "@aws-sdk/client-rds";
import type { Bucket, Secret } from "./store-shapes.ts";
import { BUCKETS, COLLECTIONS, DATABASE_CLUSTERS, LOG_GROUPS, SEARCH_DOMAINS, SECRETS } from "./stores.ts";

/** Where Bedrock's data lies, looked up as the services look it up. */
export interface StoreIndex {
  bucket(name: string): Bucket | undefined;
  /** By id or name. */
  collection(region: string, idOrName: string): CollectionDetail | undefined;
  searchDomain(region: string, name: string): DomainStatus | undefined;
  databaseClusters(region: string): readonly DBCluster[];
  /** By ARN or name. */
  secret(region: string, arnOrName: string): Secret | undefined;
  /** In order of name. */
  logGroups(region: string): readonly LogGroup[];
}

/** Indexes the stores. The arguments make those of a large account from their names. */
export function storeIndex(
  generateBucket: (name: string) => Bucket | undefined,
  generateCollection: (region: string, id: string) => CollectionDetail | undefined,
): StoreIndex {
  const buckets = new Map(BUCKETS.map((bucket) => [bucket.name, bucket]));
  const within = <Item>(perRegion: Readonly<Record<string, readonly Item[]>>, region: string) =>
    perRegion[region] ?? [];
  return {
    bucket: (name) => buckets.get(name) ?? generateBucket(name),
    collection: (region, wanted) =>
      within(COLLECTIONS, region).find(({ id, name }) => id === wanted || name === wanted) ??
      generateCollection(region, wanted),
    searchDomain: (region, wanted) => within(SEARCH_DOMAINS, region).find(({ DomainName }) => DomainName === wanted),
    databaseClusters: (region) => within(DATABASE_CLUSTERS, region),
    secret: (region, wanted) =>
      within(SECRETS, region).find(({ detail }) => detail.ARN === wanted || detail.Name === wanted),
    logGroups: (region) => within(LOG_GROUPS, region),
  };
}
