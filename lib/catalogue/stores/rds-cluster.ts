import { type DBCluster, DescribeDBClustersCommand, type DescribeDBClustersCommandOutput } from "@aws-sdk/client-rds";
import type { Absence } from "#lib/domain/reading.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { goesBy, type PagedSearch, searchPages } from "../search-pages.ts";
import { storeType } from "../store-type.ts";

export const rdsCluster = storeType({
  kind: "rds-cluster",
  label: "Aurora cluster",
  service: "rds",
  permission: "rds:DescribeDBClusters",
  command: ({ id }) => new DescribeDBClustersCommand({ DBClusterIdentifier: id }),
  found: (output, { id }) => searchPages(search(id), output),
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "recreate",
    summary:
      "A cluster's key is fixed at creation. Take a snapshot, copy it with your key, restore the copy, and update the knowledge base to use the new cluster.",
    cli: ({ id, region, key }) =>
      `aws rds create-db-cluster-snapshot --region ${region} --db-cluster-identifier ${id} --db-cluster-snapshot-identifier ${id}-before-cmk
aws rds copy-db-cluster-snapshot --region ${region} --source-db-cluster-snapshot-identifier ${id}-before-cmk \\
  --target-db-cluster-snapshot-identifier ${id}-cmk --kms-key-id ${key}
aws rds restore-db-cluster-from-snapshot --region ${region} --db-cluster-identifier ${id}-cmk \\
  --snapshot-identifier ${id}-cmk --engine aurora-postgresql --kms-key-id ${key}`,
    cloudFormation: ({ id, key }) =>
      `Resources:
  Cluster:
    Type: AWS::RDS::DBCluster
    Properties:
      DBClusterIdentifier: ${id}-cmk
      SnapshotIdentifier: ${id}-cmk
      Engine: aurora-postgresql
      StorageEncrypted: true
      KmsKeyId: ${key}`,
    terraform: ({ id, key }) =>
      `resource "aws_rds_cluster" "this" {
  cluster_identifier  = "${id}-cmk"
  snapshot_identifier = "${id}-cmk"
  engine              = "aurora-postgresql"
  storage_encrypted   = true
  kms_key_id          = "${key}"
}`,
    source: 'Amazon Aurora User Guide, "Encrypting Amazon Aurora resources"',
  },
  sources: [
    "SDK: DBCluster.StorageEncryptionType; with an AWS owned key StorageEncrypted is false and the type is sse-rds",
  ],
});

const search = (id: string): PagedSearch<DescribeDBClustersCommandOutput, DBCluster> => ({
  permission: "rds:DescribeDBClusters",
  command: (Marker) => new DescribeDBClustersCommand({ DBClusterIdentifier: id, Marker }),
  items: ({ DBClusters }) => DBClusters,
  token: ({ Marker }) => Marker,
  isWanted: ({ DBClusterArn }) => goesBy(DBClusterArn, id),
  found: (cluster) => {
    const absence = absenceOf(cluster);
    if (!absence) return null;
    return {
      arn: id,
      key: absence.means === "aws-managed" ? cluster.KmsKeyId : undefined,
      absence,
      facts: {
        StorageEncryptionType: cluster.StorageEncryptionType,
        StorageEncrypted: cluster.StorageEncrypted?.toString(),
        Engine: cluster.Engine,
      },
    };
  },
  missing: "The response contains no such cluster",
});

/** The type decides; StorageEncrypted only where a response has no type. */
function absenceOf({ StorageEncryptionType: type, StorageEncrypted: encrypted }: DBCluster): Absence | null {
  switch (type) {
    case "none":
      return { means: "unencrypted" };
    case "sse-rds":
      return { means: "aws-owned", literal: "sse-rds" };
    case "sse-kms":
      return { means: "aws-managed", alias: "aws/rds" };
    default:
      if (type !== undefined || encrypted === undefined) return null;
      return encrypted ? { means: "aws-managed", alias: "aws/rds" } : { means: "unencrypted" };
  }
}
