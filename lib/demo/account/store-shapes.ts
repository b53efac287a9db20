import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { DomainStatus } from "@aws-sdk/client-opensearch";
import type { CollectionDetail } from "@aws-sdk/client-opensearchserverless";
import type { DBCluster } from "@aws-sdk/client-rds";
import type { ServerSideEncryption } from "@aws-sdk/client-s3";
import type { DescribeSecretCommandOutput } from "@aws-sdk/client-secrets-manager";
import type { Answered } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";

/** A bucket's default encryption; null where none was ever set. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly owner: string;
  readonly encryption: { readonly algorithm: ServerSideEncryption; readonly key?: string } | null;
}

export function bucket(region: string, name: string, encryption: Bucket["encryption"], owner = ACCOUNT_ID): Bucket {
  return { name, region, owner, encryption };
}

/** A bucket under a key, named in whatever form. */
export function kmsBucket(region: string, name: string, key?: string, owner?: string): Bucket {
  return bucket(region, name, { algorithm: "aws:kms", ...(key ? { key } : {}) }, owner);
}

/** A vector search collection; its key is an ARN, or `auto` for the AWS owned key. */
export function collectionStore(region: string, id: string, name: string, kmsKeyArn: string): CollectionDetail {
  return {
    id,
    name,
    status: "ACTIVE",
    type: "VECTORSEARCH",
    description: "CANARY-CONTENT: what is searched here",
    arn: arn("aoss", region, `collection/${id}`),
    kmsKeyArn,
    collectionEndpoint: `https://${id}.${region}.aoss.amazonaws.com`,
  };
}

export function searchDomain(
  region: string,
  name: string,
  encryption: DomainStatus["EncryptionAtRestOptions"],
  transit: Pick<DomainStatus, "NodeToNodeEncryptionOptions" | "DomainEndpointOptions"> = {},
): DomainStatus {
  return {
    DomainId: `${ACCOUNT_ID}/${name}`,
    DomainName: name,
    ARN: arn("es", region, `domain/${name}`),
    Created: true,
    EngineVersion: "OpenSearch_2.19",
    ClusterConfig: { InstanceType: "r6g.large.search", InstanceCount: 2 },
    EncryptionAtRestOptions: encryption,
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
    ...transit,
  };
}

export function databaseCluster(
  region: string,
  name: string,
  encryption: Pick<DBCluster, "StorageEncrypted" | "StorageEncryptionType" | "KmsKeyId">,
): DBCluster {
  return {
    DBClusterIdentifier: name,
    DBClusterArn: arn("rds", region, `cluster:${name}`),
    Engine: "aurora-postgresql",
    EngineVersion: "16.6",
    Status: "available",
    ClusterCreateTime: new Date("2025-01-08T15:44:00Z"),
    ...encryption,
  };
}

export interface Secret {
  readonly owner: string;
  readonly detail: Answered<DescribeSecretCommandOutput>;
}

/** Secrets Manager adds six characters of its own to the name in an ARN. */
export function secretArn(region: string, nameAndSuffix: string, owner: string = ACCOUNT_ID): string {
  return arn("secretsmanager", region, `secret:${nameAndSuffix}`, owner);
}

export function secret(
  secretArnOf: string,
  sketch: { readonly key?: string; readonly deleted?: boolean } = {},
): Secret {
  const [, , , , owner = ACCOUNT_ID, , name = ""] = secretArnOf.split(":");
  return {
    owner,
    detail: {
      ARN: secretArnOf,
      Name: name.replace(/-[A-Za-z0-9]{6}$/, ""),
      Description: "CANARY-CONTENT: which system this opens",
      KmsKeyId: sketch.key,
      RotationEnabled: false,
      ...(sketch.deleted ? { DeletedDate: new Date("2026-11-20T10:00:00Z") } : {}),
      CreatedDate: new Date("2025-02-01T10:00:00Z"),
    },
  };
}

export function logGroup(region: string, logGroupName: string, kmsKeyId?: string): LogGroup {
  const logGroupArn = arn("logs", region, `log-group:${logGroupName}`);
  return {
    logGroupName,
    arn: `${logGroupArn}:*`,
    logGroupArn,
    creationTime: Date.UTC(2025, 1, 3),
    retentionInDays: 365,
    storedBytes: 73_400_320,
    logGroupClass: "STANDARD",
    kmsKeyId,
  };
}
