import { DescribeClustersCommand } from "@aws-sdk/client-redshift";
import { GetNamespaceCommand, ListWorkgroupsCommand } from "@aws-sdk/client-redshift-serverless";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Redshift, provisioned and serverless. */
export function redshiftOperations({ stores }: DemoModel) {
  return [
    handle(DescribeClustersCommand, ({ ClusterIdentifier, Marker, MaxRecords }, { region, page }) => {
      const clusters = stores.warehouses(region);
      if (ClusterIdentifier) {
        const named = clusters.find(({ detail }) => detail.ClusterIdentifier === ClusterIdentifier);
        return { Clusters: [readHeld(named, "redshift:DescribeClusters", ClusterIdentifier, "ClusterNotFound")] };
      }
      const { items, next } = page(clusters, Marker, MaxRecords, 100);
      return { Clusters: items.map(({ detail }) => detail), Marker: next };
    }),
    handle(ListWorkgroupsCommand, ({ nextToken, maxResults }, { region, page }) => {
      const { items, next } = page(stores.serverlessWarehouses(region), nextToken, maxResults, 100);
      return { workgroups: items.map(({ workgroup }) => workgroup), nextToken: next };
    }),
    handle(GetNamespaceCommand, ({ namespaceName = "" }, { region }) => {
      const held = stores
        .serverlessWarehouses(region)
        .find(({ namespace }) => namespace.detail.namespaceName === namespaceName);
      return { namespace: readHeld(held?.namespace, "redshift-serverless:GetNamespace", namespaceName) };
    }),
  ];
}
