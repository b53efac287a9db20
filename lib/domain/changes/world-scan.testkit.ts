import fc from "fast-check";
import type { CallRecord, Failure } from "../call.ts";
import type { Key, Part } from "../key.ts";
import type { ComparedRow } from "./change.ts";
import type { ComparedFinding } from "./compare-findings.ts";
import type { Posture } from "./posture.testkit.ts";
import {
  DATA,
  KEYS,
  NAMES,
  REGIONS,
  TYPES,
  verdictOf,
  type World,
  type WorldProtection,
  type WorldResource,
} from "./world.testkit.ts";

/* For tests, what a scan with faults reads of a world. */

const ACCOUNT = "111122223333";
const PARTS = ["policy", "grants", "rotation"] as const;

export interface WorldFaults {
  readonly regionsNotScanned: readonly string[];
  /** `Region type` of lists that fail. */
  readonly unlisted: readonly string[];
  readonly deniedResources: readonly string[];
  readonly deniedStores: readonly string[];
  /** Keys that cannot be described. */
  readonly deniedKeys: readonly string[];
  /** `key part` of parts that cannot be read. */
  readonly deniedParts: readonly string[];
}

export const NO_FAULTS: WorldFaults = {
  regionsNotScanned: [],
  unlisted: [],
  deniedResources: [],
  deniedStores: [],
  deniedKeys: [],
  deniedParts: [],
};

/** None to a few of each. */
export const faults: fc.Arbitrary<WorldFaults> = fc.record({
  regionsNotScanned: few(REGIONS),
  unlisted: few(REGIONS.flatMap((region) => TYPES.map((type) => `${region} ${type}`))),
  deniedResources: few(NAMES),
  deniedStores: few(["bucket/x", "bucket/y"]),
  deniedKeys: few(KEYS),
  deniedParts: few(KEYS.flatMap((key) => PARTS.map((part) => `${key} ${part}`))),
});

function few(values: readonly string[]): fc.Arbitrary<string[]> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...values]) },
  );
}

const CALL: CallRecord = { operation: "kms:DescribeKey", requestId: null, at: "2026-11-01T08:00:00.000Z" };
const DENIED: Failure = {
  ...CALL,
  kind: "denied",
  code: "AccessDeniedException",
  message: "not authorized",
  httpStatus: 403,
  permission: "kms:DescribeKey",
};

const read = <Value>(value: Value): Part<Value> => ({ kind: "read", value, call: CALL });
const UNREADABLE = { kind: "unreadable", failure: DENIED } as const;

/** The posture that a scan leaves. */
export function scanWorld(world: World, wrong: WorldFaults, toolVersion = "1.0.0"): Posture {
  const regions = REGIONS.filter((region) => !wrong.regionsNotScanned.includes(region));
  const unlisted = wrong.unlisted.filter((each) => regions.some((region) => each.startsWith(`${region} `)));
  const isListed = ({ region, type }: WorldResource) =>
    regions.includes(region) && !unlisted.includes(`${region} ${type}`);
  const found = [...world.resources].filter(([, resource]) => isListed(resource));
  const rows = found.flatMap(([id, resource]) =>
    resource.protections
      // What an unread resource holds beside its first data is not known.
      .slice(0, wrong.deniedResources.includes(id) ? 1 : DATA.length)
      .map((each, index) => rowOf(id, resource, DATA[index] ?? "", each, world, wrong)),
  );
  const keys = KEYS.filter((id) => rows.some(({ keyArn }) => keyArn === id)).map((id) => keyOf(id, world, wrong));
  return {
    scope: {
      units: regions.map((region) => ({ accountId: ACCOUNT, region, toolVersion })),
      unread: unlisted.map((each) => {
        const [region = "", type = ""] = each.split(" ");
        return { accountId: ACCOUNT, region, type, offered: true };
      }),
      unreadArns: [],
      types: [...new Set(rows.map(({ type }) => type))],
      controls: ["BEP-003", "BEP-005"],
      monitored: [],
    },
    rows: [...rows, ...unlisted.map(rowOfUnlisted)],
    keys,
    findings: [...rows.flatMap(findingsOfRow), ...keys.flatMap((key) => findingsOfKey(key, rows))],
  };
}

const PLACE = {
  accountId: ACCOUNT,
  resourceArn: null,
  parentArn: null,
  keyAlias: null,
  keyDeletionDate: null,
} as const;
const NONE = { keyArn: null, keyState: null, findings: [], unknownControls: [], reason: "" } as const;

function rowOf(
  resourceId: string,
  { region, type }: WorldResource,
  data: string,
  protection: WorldProtection,
  world: World,
  wrong: WorldFaults,
): ComparedRow {
  const where = { ...PLACE, resourceId, resourceName: resourceId, region, type, data };
  const unread = { ...NONE, verdict: "unknown", unknown: "unreadable", keyClass: "unknown" } as const;
  const denied = { reasonCode: "key-unreadable", reasonParameters: {} as never } as const;
  // As in a scan, an unread resource does not name the store that is part of the id of its row.
  if (wrong.deniedResources.includes(resourceId))
    return { ...where, ...unread, ...denied, id: `${resourceId} ${data}`, storeKind: null, storeArn: null };
  const { store, key } = protection;
  const stored = { id: `${resourceId} ${data} ${store}`, storeKind: store && "s3-bucket", storeArn: store } as const;
  if (store && wrong.deniedStores.includes(store)) return { ...where, ...unread, ...denied, ...stored };
  const keyArn = key === "none" || key === "aws-owned" ? null : key;
  if (keyArn && wrong.deniedKeys.includes(keyArn)) return { ...where, ...unread, ...denied, ...stored, keyArn };
  const verdict = verdictOf(protection, world);
  const state = keyArn && (world.keys.get(keyArn)?.state ?? null);
  return {
    ...{ ...where, ...stored, ...NONE, verdict, unknown: null, keyArn, keyState: state },
    keyClass: keyArn ? "customer-managed" : "aws-owned",
    reasonCode: keyArn ? "key-customer-managed" : "aws-owned",
    reasonParameters: { operation: "x", key: keyArn ?? "", state: state ?? "" } as never,
  };
}

function rowOfUnlisted(listing: string): ComparedRow {
  const [region = "", type = ""] = listing.split(" ");
  return {
    ...{ ...PLACE, ...NONE, id: listing, resourceId: null, resourceName: null, region, type, data: `all ${listing}` },
    ...{ verdict: "unknown", unknown: "unreadable", keyClass: "unknown", storeKind: null, storeArn: null },
    ...{ reasonCode: "not-listed", reasonParameters: {} as never },
  };
}

function keyOf(id: string, world: World, { deniedKeys, deniedParts }: WorldFaults): Key {
  const of = world.keys.get(id);
  const place = { accountId: ACCOUNT, region: "us-east-1" };
  if (!of || deniedKeys.includes(id)) return { kind: "unreadable", reference: id, ...place, failure: DENIED };
  const part = <Value>(name: (typeof PARTS)[number], value: Value): Part<Value> =>
    deniedParts.includes(`${id} ${name}`) ? UNREADABLE : read(value);
  return {
    kind: "described",
    call: CALL,
    metadata: {
      ...{ arn: id, keyId: id, ...place, manager: "CUSTOMER", state: of.state, spec: "SYMMETRIC_DEFAULT" },
      ...{ usage: "ENCRYPT_DECRYPT", origin: "AWS_KMS", description: "", createdAt: null, deletionDate: null },
      ...{ pendingWindowDays: null, validTo: null, multiRegion: null },
    },
    aliases: read([]),
    tags: read({}),
    policy: part("policy", JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: `variant ${of.policy}` }] })),
    rotation: part("rotation", { enabled: of.rotates, periodDays: null, nextAt: null }),
    grants: part(
      "grants",
      of.grants.map((grantId) => ({
        ...{ grantId, name: null, grantee: "bedrock.amazonaws.com", retiringPrincipal: null, issuingAccount: null },
        ...{ createdAt: null, operations: ["Decrypt"], encryptionContextSubset: null, encryptionContextEquals: null },
        sourceArn: null,
      })),
    ),
  };
}

const judged = (control: string, answer: "fail" | "cannot-tell") => ({
  ...{ accountId: ACCOUNT, control, answer, reason: "", reasonCode: answer, reasonParameters: {} },
});

/** As BEP-003: what is not encrypted has another control. */
function findingsOfRow({ id, resourceId, region, verdict }: ComparedRow): readonly ComparedFinding[] {
  if (verdict !== "aws-owned" && verdict !== "unknown") return [];
  const answer = verdict === "unknown" ? "cannot-tell" : "fail";
  return [{ ...judged("BEP-003", answer), subject: { kind: "row", id }, region, name: id, resourceId }];
}

/** As BEP-005, of keys that known rows use. */
function findingsOfKey(key: Key, rows: readonly ComparedRow[]): readonly ComparedFinding[] {
  if (key.kind !== "described" || key.metadata.state !== "Enabled") return [];
  const { arn, region } = key.metadata;
  if (!rows.some(({ keyArn, verdict }) => keyArn === arn && verdict !== "unknown")) return [];
  const about = { subject: { kind: "key", arn }, region, name: arn, resourceId: null } as const;
  if (key.rotation.kind !== "read") return [{ ...judged("BEP-005", "cannot-tell"), ...about }];
  return key.rotation.value.enabled ? [] : [{ ...judged("BEP-005", "fail"), ...about }];
}
