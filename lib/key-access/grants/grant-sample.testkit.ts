import type { Failure } from "#lib/domain/call.ts";
import type { GrantedThing } from "#lib/domain/grant-reading.ts";
import type { DescribedKey, Grant } from "#lib/domain/key.ts";
import type { GrantedRow, GrantSceneSource } from "./grant-scene.ts";

/* What the tests about grants start from. */

const ACCOUNT = "123456789012";
export const REGION = "us-east-1";
export const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/k`;
/** When KMS listed the grants. */
export const AT = "2026-11-24T12:00:00.000Z";
const FAILURE: Failure = {
  kind: "denied",
  code: "AccessDeniedException",
  ...{ operation: "kms:ListGrants", permission: "kms:ListGrants", requestId: null, at: AT },
  ...{ message: "", httpStatus: 400 },
};

export const bedrockArn = (resource: string, account = ACCOUNT, region = REGION) =>
  `arn:aws:bedrock:${region}:${account}:${resource}`;

/** A primary grant of a model, long ago, bound to nothing. */
export function sampleGrant(of: Partial<Grant> = {}): Grant {
  return {
    grantId: "g1",
    name: null,
    grantee: "bedrock.amazonaws.com",
    retiringPrincipal: "bedrock.amazonaws.com",
    issuingAccount: ACCOUNT,
    createdAt: "2026-01-05T10:00:00.000Z",
    operations: ["Decrypt", "CreateGrant", "GenerateDataKey", "DescribeKey"],
    encryptionContextSubset: null,
    encryptionContextEquals: null,
    sourceArn: null,
    ...of,
  };
}

/** A key with grants; null where they were refused. */
export function sampleKey(grants: readonly Grant[] | null): DescribedKey {
  const unread = { kind: "unreadable", failure: FAILURE } as const;
  return {
    kind: "described",
    metadata: {
      ...{ arn: KEY_ARN, keyId: "k", accountId: ACCOUNT, region: REGION, manager: "CUSTOMER", state: "Enabled" },
      ...{ spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", origin: "AWS_KMS", description: "", createdAt: null },
      ...{ deletionDate: null, pendingWindowDays: null, validTo: null, multiRegion: null },
    },
    call: FAILURE,
    ...{ rotation: unread, aliases: unread, policy: unread, tags: unread },
    grants: grants === null ? unread : { kind: "read", value: grants, call: FAILURE },
  };
}

export function sampleThing(type: string, arn: string, of: Partial<GrantedThing> = {}): GrantedThing {
  return { type, arn, name: arn, region: REGION, resourceId: "r", status: null, createdAt: null, ...of };
}

export function sampleRow(thing: GrantedThing, data = "model artifacts"): GrantedRow {
  return { id: `row ${thing.arn}`, keyArn: KEY_ARN, data, resource: thing, thing };
}

/** A scan of one Region that listed everything and found these. */
export function sampleSource(rows: readonly GrantedRow[], of: Partial<GrantSceneSource> = {}): GrantSceneSource {
  return {
    accountId: ACCOUNT,
    things: rows.map(({ thing }) => thing),
    rows,
    regions: [REGION],
    unlisted: [],
    since: "2026-11-24T11:55:00.000Z",
    ...of,
  };
}
