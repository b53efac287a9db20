import type { CallRecord, Failure } from "#lib/domain/call.ts";
import type { DescribedKey } from "#lib/domain/key.ts";
import { aliasOf } from "#lib/domain/key.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { Point } from "#lib/domain/posture.ts";
import { reasonMembers } from "#lib/domain/reason.ts";
import { REMEDIATIONS } from "#lib/domain/remedy.ts";
import type { CodedRow, ObservedResource, Snapshot } from "#lib/domain/snapshot.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import type { SnapshotStore } from "./snapshot-store.ts";
import { NO_COUNTS } from "./stored-scan.ts";

/*
 * A snapshot of any size for the tests of this layer. It is regular, not believable: the demo
 * account is there for that.
 */

export const ACCOUNT = "111122223333";
export const REGIONS = ["eu-central-1", "us-east-1", "us-west-2"] as const;
const TYPES = ["agent", "custom-model", "data-source"] as const;

export const CALL: CallRecord = {
  operation: "bedrock:GetCustomModel",
  requestId: "11111111-2222-4333-8444-555555555555",
  at: "2026-11-01T08:00:00.000Z",
};

export const DENIED: Failure = {
  ...CALL,
  kind: "denied",
  code: "AccessDeniedException",
  message: "not authorized",
  httpStatus: 403,
  permission: "bedrock:GetCustomModel",
};

/** What a scan keeps that found nothing. */
export const NOTHING: Snapshot = {
  ...{ resources: [], stores: [], keys: [], gaps: [], rows: [], findings: [], controls: [], reads: [] },
  ...{ monitoring: null, transit: null },
};

/** What a scan read besides its snapshot. */
interface Scanned {
  readonly accountId?: string;
  readonly regions?: readonly string[];
}

/**
 * Stores a snapshot as a scan does.
 *
 * @returns its scan and the point that shows only this scan
 */
export async function landSnapshot(
  { journal, postures }: Pick<SnapshotStore, "journal" | "postures">,
  snapshot: Partial<Snapshot>,
  { accountId = ACCOUNT, regions = REGIONS }: Scanned = {},
): Promise<{ readonly scanId: string; readonly point: Point }> {
  const { scanId } = await journal.begin({
    ...{ accountId, partition: "aws", principalArn: `arn:aws:iam::${accountId}:role/x`, regions },
  });
  await journal.complete(scanId, { ...NOTHING, ...snapshot }, NO_COUNTS, regions);
  const point = await postures.pointOfScan(scanId);
  if (!point) throw new Error(`Scan ${scanId} did not land.`);
  return { scanId, point };
}

/** The posture at the time of a point, whatever scans read it. */
export const postureOf = ({ at }: Point): Point => ({ at, isOneScan: false });

/** A snapshot with `count` protections, one to a resource, under `keyCount` keys. */
export function sampleSnapshot(count: number, keyCount = 5): Snapshot {
  const keys = Array.from({ length: keyCount }, (_, index) => sampleKey(index));
  const rows = Array.from({ length: count }, (_, index) => sampleRow(index, keys));
  return {
    rows,
    keys,
    resources: rows.map(observed),
    stores: [],
    monitoring: null,
    transit: null,
    findings: [],
    controls: [],
    reads: [
      { region: null, reads: 2, failed: 0 },
      ...REGIONS.map((region) => ({ region, reads: 10, failed: region === "us-east-1" ? 2 : 0 })),
    ],
    gaps: [
      { accountId: ACCOUNT, region: "us-east-1", type: "agent", subject: "arn:x", failure: DENIED },
      { accountId: ACCOUNT, region: "us-east-1", type: "agent", subject: null, failure: DENIED },
    ],
  };
}

/** The row at `index`: every verdict, type and Region comes up, names repeat and hold other scripts. */
export function sampleRow(index: number, keys: readonly DescribedKey[]): CodedRow {
  const verdict = VERDICTS[index % VERDICTS.length] ?? "unknown";
  const region = REGIONS[index % REGIONS.length] ?? "us-east-1";
  const type = TYPES[Math.floor(index / 2) % TYPES.length] ?? "agent";
  const underKey = verdict === "customer-managed" || verdict === "key-unusable";
  const arn = `arn:aws:bedrock:${region}:${ACCOUNT}:${type}/id-${index}`;
  return {
    id: `row-${index}`,
    resourceId: `resource-${index}`,
    accountId: ACCOUNT,
    region,
    type,
    resourceArn: arn,
    resourceName: index % 11 === 0 ? null : `Näme_${index % 50}%`,
    resourceStatus: "ACTIVE",
    parentArn: null,
    data: index % 2 === 0 ? "model artifacts" : "long-term memory",
    caveat: null,
    storeKind: null,
    storeArn: null,
    verdict,
    unknown: verdict === "unknown" ? (index % 3 === 0 ? "not-exposed" : "unreadable") : null,
    ...reasonMembers({ code: "inherits-unread", parameters: { operation: CALL.operation, from: arn } }),
    ...keyColumns(underKey ? keys[index % keys.length] : undefined),
    grantIds: index % 4 === 0 ? ["grant-1", "grant-2"] : [],
    findings: index % 7 === 0 ? ["BEP-001", "BEP-010"] : index % 11 === 0 ? ["BEP-010"] : [],
    unknownControls: index % 5 === 0 ? ["BEP-005"] : [],
    remediation: REMEDIATIONS[index % REMEDIATIONS.length] ?? "none",
    sourceOperation: CALL.operation,
    sourceRequestId: CALL.requestId,
    observedAt: new Date(Date.UTC(2026, 10, 1, 8, 0, index % 600)).toISOString(),
    errorCode: verdict === "unknown" ? "AccessDeniedException" : null,
    keySourceOperation: underKey ? "kms:DescribeKey" : null,
    keySourceRequestId: underKey ? CALL.requestId : null,
  };
}

function keyColumns(key: DescribedKey | undefined) {
  return {
    keyClass: key ? ("customer-managed" as const) : ("unknown" as const),
    keyArn: key?.metadata.arn ?? null,
    keyAlias: key ? aliasOf(key) : null,
    keyState: key?.metadata.state ?? null,
    keyOwnerAccountId: key?.metadata.accountId ?? null,
    keyRotation: key ? ("on" as const) : null,
    keyDeletionDate: key?.metadata.deletionDate ?? null,
  };
}

/** The key at `index`; the first is pending deletion. */
export function sampleKey(index: number): DescribedKey {
  const keyId = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  return {
    kind: "described",
    metadata: {
      arn: `arn:aws:kms:us-east-1:${ACCOUNT}:key/${keyId}`,
      keyId,
      accountId: ACCOUNT,
      region: "us-east-1",
      manager: "CUSTOMER",
      state: index === 0 ? "PendingDeletion" : "Enabled",
      spec: "SYMMETRIC_DEFAULT",
      usage: "ENCRYPT_DECRYPT",
      origin: "AWS_KMS",
      description: "",
      createdAt: CALL.at,
      deletionDate: index === 0 ? "2026-12-01T00:00:00.000Z" : null,
      pendingWindowDays: null,
      validTo: null,
      multiRegion: null,
    },
    call: CALL,
    rotation: { kind: "read", value: { enabled: true, periodDays: 365, nextAt: null }, call: CALL },
    aliases: { kind: "read", value: [`alias/key-${index}`, `alias/other-${index}`], call: CALL },
    policy: { kind: "read", value: "{}", call: CALL },
    grants: { kind: "read", value: [], call: CALL },
    tags: { kind: "read", value: {}, call: CALL },
  };
}

function observed(row: CodedRow): ObservedResource {
  const observation: Observation = {
    type: row.type,
    accountId: row.accountId,
    region: row.region,
    arn: row.resourceArn ?? "",
    name: row.resourceName ?? "",
    status: row.resourceStatus,
    parentArn: row.parentArn,
    createdAt: null,
    protections: [],
    relations: [],
    facts: {},
    calls: [CALL],
  };
  return { id: row.resourceId ?? row.id, observation };
}
