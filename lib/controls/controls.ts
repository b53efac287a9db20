import { liveVersionKey } from "./bep-001-live-version-key.ts";
import { encrypted } from "./bep-002-encrypted.ts";
import { customerKey } from "./bep-003-customer-key.ts";
import { keyUsable } from "./bep-004-key-usable.ts";
import { rotation } from "./bep-005-rotation.ts";
import { agentsBefore2025 } from "./bep-006-agents-before-2025.ts";
import { dataRetention } from "./bep-007-data-retention.ts";
import { keyPolicyFit } from "./bep-010-key-policy-fit.ts";
import { namedKeyUsers } from "./bep-011-named-key-users.ts";
import { serviceSource } from "./bep-012-service-source.ts";
import { boundGrants } from "./bep-013-bound-grants.ts";
import { keyAdministration } from "./bep-014-key-administration.ts";
import { noOrphanGrants } from "./bep-020-no-orphan-grants.ts";
import { documentedGrant } from "./bep-021-documented-grant.ts";
import { constrainedGrants } from "./bep-022-constrained-grants.ts";
import { grantOperations } from "./bep-023-grant-operations.ts";
import { grantees } from "./bep-024-grantees.ts";
import { keyInUse } from "./bep-030-key-in-use.ts";
import { kmsRecorded } from "./bep-040-kms-recorded.ts";
import { keyLossAlerts } from "./bep-041-key-loss-alerts.ts";
import { keyAccessAlerts } from "./bep-042-key-access-alerts.ts";
import { trailProtected } from "./bep-043-trail-protected.ts";
import { tlsOnlyBuckets } from "./bep-050-tls-only-buckets.ts";
import { opensearchHttps } from "./bep-051-opensearch-https.ts";
import { opensearchNodeToNode } from "./bep-052-opensearch-node-to-node.ts";
import { vpcEndpoints } from "./bep-053-vpc-endpoints.ts";
import type { Control } from "./control.ts";

/** All controls. Adding one is one file and one line here. */
export const CONTROLS: readonly Control[] = [
  liveVersionKey,
  encrypted,
  customerKey,
  keyUsable,
  rotation,
  agentsBefore2025,
  dataRetention,
  keyPolicyFit,
  namedKeyUsers,
  serviceSource,
  boundGrants,
  keyAdministration,
  noOrphanGrants,
  documentedGrant,
  constrainedGrants,
  grantOperations,
  grantees,
  keyInUse,
  kmsRecorded,
  keyLossAlerts,
  keyAccessAlerts,
  trailProtected,
  tlsOnlyBuckets,
  opensearchHttps,
  opensearchNodeToNode,
  vpcEndpoints,
];
