import type { StoreKind } from "#lib/domain/store.ts";
import type { StoreType } from "./store-type.ts";
import { ebsDefault } from "./stores/ebs-default.ts";
import { kendraIndex } from "./stores/kendra-index.ts";
import { lambdaFunction } from "./stores/lambda-function.ts";
import { logGroup } from "./stores/log-group.ts";
import { neptuneGraph } from "./stores/neptune-graph.ts";
import { opensearchDomain } from "./stores/opensearch-domain.ts";
import { opensearchServerlessCollection } from "./stores/opensearch-serverless-collection.ts";
import { rdsCluster } from "./stores/rds-cluster.ts";
import { redshiftCluster } from "./stores/redshift-cluster.ts";
import { redshiftWorkgroup } from "./stores/redshift-workgroup.ts";
import { s3Bucket } from "./stores/s3-bucket.ts";
import { s3Vectors } from "./stores/s3-vectors.ts";
import { secret } from "./stores/secret.ts";

/** All kinds of data stores that a scan resolves. Adding one is one file and one line here. */
export const STORE_TYPES: readonly StoreType[] = [
  s3Bucket,
  opensearchServerlessCollection,
  opensearchDomain,
  rdsCluster,
  secret,
  logGroup,
  s3Vectors,
  neptuneGraph,
  kendraIndex,
  redshiftCluster,
  redshiftWorkgroup,
  lambdaFunction,
  ebsDefault,
];

/** The type of a store; undefined for kinds that this version does not resolve. */
export const storeTypeOf = (kind: StoreKind): StoreType | undefined => STORE_TYPES.find((type) => type.kind === kind);
