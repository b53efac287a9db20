import type { CallRecord } from "#lib/domain/call.ts";
import type { Finding } from "#lib/domain/finding.ts";
import type { DescribedKey } from "#lib/domain/key.ts";
import { aliasOf } from "#lib/domain/key.ts";
import type { Observation } from "#lib/domain/observation.ts";
import { reasonMembers } from "#lib/domain/reason.ts";
import type { CodedRow, ObservedResource, Snapshot } from "#lib/domain/snapshot.ts";

/*
 * What a scan of a generated account gives: regular, with texts as long as those of the demo account. The same account,
 * day and number always give the same, so that a part changes only on the day that it is due.
 */

export const REGIONS = ["eu-central-1", "eu-west-1", "us-east-1", "us-west-2"] as const;
const TYPES = ["agent", "custom-model", "data-source", "flow", "guardrail", "knowledge-base", "prompt"] as const;
const ROWS_OF_A_KEY = 50;
const DAY_MS = 86_400_000;
export const FIRST_DAY = Date.UTC(2025, 10, 1, 6);

export interface GeneratedAccount {
  readonly accountId: string;
  /** Protections in each of the four Regions. */
  readonly protections: number;
  /** One in so many protections changes each day. */
  readonly changed: number;
}

/**
 * The scan of an account on a day (from 0).
 *
 * @param changedUntil the day of the last change in the account; the times and request ids are those of `day`
 */
export function generatedScan(account: GeneratedAccount, day: number, changedUntil = day): Snapshot {
  const units = REGIONS.map((region) => unitOf(account, region, day, changedUntil));
  const findings = units.flatMap((unit) => unit.findings);
  const passed = (region: string) =>
    units.flatMap(({ rows }) => rows).filter((row) => row.region === region && row.verdict === "customer-managed")
      .length;
  return {
    rows: units.flatMap(({ rows }) => rows),
    resources: units.flatMap(({ resources }) => resources),
    keys: units.flatMap(({ keys }) => keys),
    findings,
    controls: REGIONS.map((region) => ({
      ...{ control: "BEP-003", region, pass: passed(region), cannotTell: 0 },
      fail: findings.filter((finding) => finding.region === region).length,
    })),
    stores: [],
    gaps: [],
    monitoring: null,
    transit: null,
    reads: [null, ...REGIONS].map((region) => ({ region, reads: account.protections, failed: 0 })),
  };
}

function unitOf(account: GeneratedAccount, region: string, day: number, changedUntil: number) {
  const keys = Array.from({ length: Math.ceil(account.protections / ROWS_OF_A_KEY) }, (_, index) =>
    keyOf(account, region, index, day),
  );
  const rows = Array.from({ length: account.protections }, (_, index) => {
    const isManaged = (index + changes(account, index, changedUntil)) % 3 === 0;
    const key = isManaged ? (keys[Math.floor(index / ROWS_OF_A_KEY)] ?? null) : null;
    return rowOf(account, region, index, day, key);
  });
  return { keys, rows, resources: rows.map(observed), findings: rows.flatMap(findingOf) };
}

/** How often a protection has changed by a day. */
const changes = ({ changed }: GeneratedAccount, index: number, day: number): number =>
  Math.floor((day + ((index * 7919) % changed)) / changed);

function rowOf(
  { accountId }: GeneratedAccount,
  region: string,
  index: number,
  day: number,
  key: DescribedKey | null,
): CodedRow {
  const type = TYPES[index % TYPES.length] ?? "agent";
  const arn = `arn:aws:bedrock:${region}:${accountId}:${type}/${text(index, 10)}`;
  const call = callOf(`bedrock:Get${type}`, `${accountId}${region}`, index, day);
  const id = `${accountId}-${region}-${text(index, 12)}`;
  return {
    ...{ id: `row-${id}`, resourceId: `resource-${id}`, accountId, region, type, resourceArn: arn },
    ...{ resourceName: `${type}-claims-${text(index, 6)}`, resourceStatus: "ACTIVE", parentArn: null },
    ...{ data: "agent definition and instructions", caveat: null, storeKind: null, storeArn: null, unknown: null },
    verdict: key ? "customer-managed" : "aws-owned",
    ...reasonMembers({ code: "inherits-unread", parameters: { operation: call.operation, from: arn } }),
    keyClass: key ? "customer-managed" : "aws-owned",
    keyArn: key?.metadata.arn ?? null,
    keyAlias: key ? aliasOf(key) : null,
    keyState: key?.metadata.state ?? null,
    keyOwnerAccountId: key?.metadata.accountId ?? null,
    keyRotation: key ? "on" : null,
    keyDeletionDate: null,
    grantIds: [],
    findings: key ? [] : ["BEP-003"],
    unknownControls: [],
    remediation: "in-place",
    ...{ sourceOperation: call.operation, sourceRequestId: call.requestId, observedAt: call.at, errorCode: null },
    keySourceOperation: key ? "kms:DescribeKey" : null,
    keySourceRequestId: key?.call.requestId ?? null,
  };
}

function findingOf(row: CodedRow): readonly Finding[] {
  if (row.verdict === "customer-managed") return [];
  const { region, resourceName, reason, reasonCode, reasonParameters } = row;
  const subject = { kind: "row", id: row.id } as const;
  const name = resourceName ?? "";
  return [
    {
      control: "BEP-003",
      answer: "fail",
      subject,
      region,
      units: [region],
      name,
      reason,
      reasonCode,
      reasonParameters,
    },
  ];
}

function observed(row: CodedRow): ObservedResource {
  const call = { operation: row.sourceOperation ?? "", requestId: row.sourceRequestId, at: row.observedAt ?? "" };
  const named = row.keyArn === null ? null : { kind: "named" as const, key: row.keyArn, region: row.region, call };
  const reading = named ?? { kind: "absent" as const, absence: { means: "aws-owned" as const }, call };
  const observation: Observation = {
    ...{ type: row.type, accountId: row.accountId, region: row.region, arn: row.resourceArn ?? "" },
    ...{ name: row.resourceName ?? "", status: row.resourceStatus, parentArn: null },
    createdAt: new Date(FIRST_DAY).toISOString(),
    protections: [{ data: row.data, source: { kind: "key", reading }, caveat: null }],
    relations: [],
    facts: { executionRole: `arn:aws:iam::${row.accountId}:role/service-role/AmazonBedrockExecutionRoleForAgents` },
    calls: [call],
  };
  return { id: row.resourceId ?? row.id, observation };
}

function keyOf({ accountId }: GeneratedAccount, region: string, index: number, day: number): DescribedKey {
  const keyId = `00000000-0000-4000-8000-${text(index, 12)}`;
  const arn = `arn:aws:kms:${region}:${accountId}:key/${keyId}`;
  const call = callOf("kms:DescribeKey", arn, index, day);
  const read = <Value>(value: Value) => ({ kind: "read" as const, value, call });
  const root = { AWS: `arn:aws:iam::${accountId}:root` };
  const statement = { Sid: "Account", Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" };
  return {
    kind: "described",
    metadata: {
      ...{ arn, keyId, accountId, region, manager: "CUSTOMER", state: "Enabled", spec: "SYMMETRIC_DEFAULT" },
      ...{ usage: "ENCRYPT_DECRYPT", origin: "AWS_KMS", description: "Bedrock data", deletionDate: null },
      ...{ createdAt: new Date(FIRST_DAY).toISOString(), pendingWindowDays: null, validTo: null, multiRegion: null },
    },
    call,
    rotation: read({ enabled: true, periodDays: 365, nextAt: null }),
    aliases: read([`alias/bedrock-${text(index, 4)}`]),
    policy: read(JSON.stringify({ Version: "2012-10-17", Statement: [statement] })),
    grants: read([]),
    tags: read({ team: "claims" }),
  };
}

/** Request ids are random in AWS, so they must not compress here. */
function callOf(operation: string, seed: string, index: number, day: number): CallRecord {
  const bits = [0, 1, 2, 3].map((nth) => scramble(`${seed} ${index} ${day} ${nth}`).toString(16).padStart(8, "0"));
  const hex = bits.join("");
  const requestId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { operation, requestId, at: new Date(FIRST_DAY + day * DAY_MS + index * 37).toISOString() };
}

/** FNV-1a, then mixed (MurmurHash3's finalizer). */
function scramble(seed: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const text = (index: number, length: number): string => String(index).padStart(length, "0");
