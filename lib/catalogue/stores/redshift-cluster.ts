import { type Cluster, DescribeClustersCommand, type DescribeClustersCommandOutput } from "@aws-sdk/client-redshift";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { lastColon } from "../identifiers.ts";
import { goesBy, type PagedSearch, searchPages } from "../search-pages.ts";
import { storeType } from "../store-type.ts";

export const redshiftCluster = storeType({
  kind: "redshift-cluster",
  label: "Redshift cluster",
  service: "redshift",
  permission: "redshift:DescribeClusters",
  command: ({ id }) => new DescribeClustersCommand({ ClusterIdentifier: lastColon(id) }),
  found: (output, { id }) => searchPages(search(id), output),
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "in-place",
    summary: "Redshift migrates a cluster to another key in place; the cluster is read-only during the migration.",
    cli: ({ id, region, key }) =>
      `aws redshift modify-cluster --region ${region} --cluster-identifier ${id} --encrypted --kms-key-id ${key}`,
    cloudFormation: ({ id, key }) =>
      `Resources:
  Cluster:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterIdentifier: ${id}
      Encrypted: true
      KmsKeyId: ${key}
      # every other property as before`,
    terraform: ({ id, key }) =>
      `resource "aws_redshift_cluster" "this" {
  cluster_identifier = "${id}"
  encrypted          = true
  kms_key_id         = "${key}"
  # every other argument as before
}`,
    source: "SDK: ModifyClusterMessage.KmsKeyId",
  },
  sources: ["SDK: Cluster.Encrypted and KmsKeyId; an encrypted cluster without a key uses an AWS owned key (inferred)"],
});

const search = (id: string): PagedSearch<DescribeClustersCommandOutput, Cluster> => ({
  permission: "redshift:DescribeClusters",
  command: (Marker) => new DescribeClustersCommand({ ClusterIdentifier: lastColon(id), Marker }),
  items: ({ Clusters }) => Clusters,
  token: ({ Marker }) => Marker,
  isWanted: ({ ClusterIdentifier }) => goesBy(ClusterIdentifier, lastColon(id)),
  found: ({ Encrypted, KmsKeyId, PendingModifiedValues }) =>
    typeof Encrypted === "boolean"
      ? {
          arn: id,
          key: Encrypted ? KmsKeyId : undefined,
          absence: Encrypted ? { means: "aws-owned" } : { means: "unencrypted" },
          facts: { Encrypted: Encrypted.toString(), pendingEncryptionType: PendingModifiedValues?.EncryptionType },
        }
      : null,
  missing: "The response contains no such cluster",
});
