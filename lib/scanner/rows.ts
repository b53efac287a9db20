import { createHash } from "node:crypto";
import type { CallerIdentity } from "#lib/aws/reader.ts";
import { remediationFor } from "#lib/catalogue/remedies.ts";
import { REGION_TYPE } from "#lib/catalogue/type-labels.ts";
import { assessFailure, assessNotApplicable, assessProtection } from "#lib/domain/assess.ts";
import { aliasOf, type Key, rotationOf } from "#lib/domain/key.ts";
import { dataOf, type Observation, type Protection } from "#lib/domain/observation.ts";
import { failedCall, reasonMembers } from "#lib/domain/reason.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import type { CodedRow, ObservedResource } from "#lib/domain/snapshot.ts";
import type { Assessment } from "#lib/domain/verdict.ts";
import { grantIdsFor } from "#lib/key-access/grants/grants-for.ts";
import type { UnscannedRegion } from "./choose-regions.ts";
import type { Unlisted } from "./context.ts";

/** The account that is scanned. */
export type Scanned = Pick<CallerIdentity, "partition" | "accountId">;

/** A short id of some text that is the same in every scan. */
const stableId = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);

/** The same for what belongs to an account: two accounts may have equal ARNs, and see what a third one shares. */
const idWithin = ({ partition, accountId }: Scanned, ...parts: readonly string[]): string =>
  stableId(partition, accountId, ...parts);

/** The id of a resource, the same in every scan of the account. */
export const resourceId = (scanned: Scanned, { type, region, arn }: Observation): string =>
  idWithin(scanned, type, region, arn);

/** The rows of a resource, one for each data item. */
export function rowsOf({ id, observation }: ObservedResource, index: ScanIndex): readonly CodedRow[] {
  const seen = new Map<string, number>();
  return observation.protections.map((protection) => {
    const assessment = assessProtection(protection, observation.region, index);
    const store = storeOf(protection, index);
    const what = `${dataOf(protection)}\n${store?.arn ?? ""}`;
    // Equal protections of one resource have a row each.
    const nth = seen.get(what) ?? 0;
    seen.set(what, nth + 1);
    return {
      id: stableId(id, what, ...(nth === 0 ? [] : [String(nth)])),
      resourceId: id,
      accountId: observation.accountId,
      region: observation.region,
      type: observation.type,
      resourceArn: observation.arn,
      resourceName: observation.name,
      resourceStatus: observation.status,
      parentArn: observation.parentArn,
      data: dataOf(protection),
      caveat: protection.caveat,
      storeKind: store?.kind ?? null,
      storeArn: store?.arn ?? null,
      ...conclusion(assessment),
      ...keyColumns(assessment.key, observation.arn, store),
      ...NOT_JUDGED,
      remediation: isDenied(assessment) ? "policy" : remediationFor(observation, assessment, store?.read ?? null),
      observedAt: assessment.call?.at ?? observation.calls.at(-1)?.at ?? "",
    };
  });
}

/** The row of a failed listing: it is unknown which resources exist. */
export function rowOfUnlisted({ type, label, region, parent, failure }: Unlisted, scanned: Scanned): CodedRow {
  const where = parent ? `of ${parent.name}` : `in ${region}`;
  const of = {
    accountId: scanned.accountId,
    region,
    type,
    parentArn: parent?.arn ?? null,
    data: `all ${label} ${where}`,
  };
  const id = idWithin(scanned, "unlisted", type, region, parent?.arn ?? "");
  const listed = { type, region, parent: parent?.name ?? null, ...failedCall(failure) };
  return failure.kind === "not-offered"
    ? rowWithoutResource(id, of, assessNotApplicable({ code: "not-offered", parameters: listed }, failure))
    : rowWithoutResource(id, of, assessFailure({ code: "not-listed", parameters: listed }, failure));
}

/** The row of a Region that was not scanned, or of the list of Regions itself. */
export function rowOfRegion({ region, data, assessment }: UnscannedRegion, scanned: Scanned): CodedRow {
  const of = { accountId: scanned.accountId, region, type: REGION_TYPE, parentArn: null, data };
  return rowWithoutResource(idWithin(scanned, "region", region, data), of, assessment);
}

type Place = Pick<CodedRow, "accountId" | "region" | "type" | "parentArn" | "data">;

const rowWithoutResource = (id: string, of: Place, assessment: Assessment): CodedRow => ({
  id,
  ...of,
  resourceId: null,
  resourceArn: null,
  resourceName: null,
  resourceStatus: null,
  caveat: null,
  storeKind: null,
  storeArn: null,
  ...conclusion(assessment),
  ...NO_KEY,
  ...NOT_JUDGED,
  remediation: isDenied(assessment) ? "policy" : "none",
  observedAt: assessment.call?.at ?? "",
});

/** Until the controls are checked. */
const NOT_JUDGED = { findings: [], unknownControls: [] } as const;

/**
 * Whether the scanner was denied the call that the row depends on: a policy that allows the call is the remediation.
 */
const isDenied = ({ call }: Assessment): boolean => call !== null && "kind" in call && call.kind === "denied";

function conclusion(assessment: Assessment) {
  const { verdict, unknown, reason, keyClass, keyArn, call, errorCode } = assessment;
  return {
    verdict,
    unknown,
    ...reasonMembers(reason),
    keyClass,
    keyArn,
    sourceOperation: call?.operation ?? null,
    sourceRequestId: call?.requestId ?? null,
    errorCode,
  };
}

function storeOf({ source }: Protection, index: ScanIndex) {
  if (source.kind !== "store") return null;
  const read = index.store(source.store) ?? null;
  const arn = read?.reading.kind === "read" ? read.reading.arn : source.store.id;
  return { kind: source.store.kind, arn, read };
}

const NO_KEY = {
  keyAlias: null,
  keyState: null,
  keyOwnerAccountId: null,
  keyRotation: null,
  keyDeletionDate: null,
  grantIds: [],
  keySourceOperation: null,
  keySourceRequestId: null,
} as const;

function keyColumns(key: Key | null, resourceArn: string, store: { arn: string } | null) {
  if (!key) return NO_KEY;
  const { operation, requestId } = key.kind === "described" ? key.call : key.failure;
  const described = { keySourceOperation: operation, keySourceRequestId: requestId };
  if (key.kind !== "described") {
    const state = key.kind === "gone" ? "Gone" : null;
    return {
      ...NO_KEY,
      ...described,
      keyAlias: aliasOf(key),
      keyState: state,
      keyOwnerAccountId: key.accountId,
      keyRotation: "unknown" as const,
    };
  }
  return {
    ...described,
    keyAlias: aliasOf(key),
    keyState: key.metadata.state,
    keyOwnerAccountId: key.metadata.accountId,
    keyRotation: rotationOf(key),
    keyDeletionDate: key.metadata.deletionDate,
    grantIds: grantIdsFor(key, store?.arn ?? resourceArn, resourceArn),
  };
}
