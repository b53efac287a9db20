import { DescribeDBClustersCommand } from "@aws-sdk/client-rds";
import type { DemoModel } from "../account/demo-model.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

export function rdsOperations({ stores }: DemoModel) {
  return [
    handle(DescribeDBClustersCommand, ({ DBClusterIdentifier, Marker, MaxRecords }, { region, page }) => {
      const clusters = stores.databaseClusters(region);
      const listed = DBClusterIdentifier
        ? clusters.filter((each) => [each.DBClusterIdentifier, each.DBClusterArn].includes(DBClusterIdentifier))
        : clusters;
      if (DBClusterIdentifier && listed.length === 0) {
        throw new AwsError("DBClusterNotFoundFault", `DBCluster ${DBClusterIdentifier} not found.`, 404);
      }
      const { items, next } = page(listed, Marker, MaxRecords, 100);
      return { DBClusters: items, Marker: next };
    }),
  ];
}
