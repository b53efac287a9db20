import type { Carried, Need } from "#lib/domain/key-need.ts";

/** A need; members that most needs do not have are optional. */
interface Sketch {
  readonly actions: readonly string[];
  readonly carries?: Carried;
  readonly grantCarries?: Carried;
  readonly inexact?: readonly string[];
  readonly onlyWhere?: string;
  readonly why: string;
  readonly source: string;
}

const filled = (sketch: Sketch) => ({ carries: {}, grantCarries: {}, inexact: [], onlyWhere: null, ...sketch });

/**
 * A service that uses the key for itself. It calls AWS KMS directly, so the request has no `kms:ViaService`, which
 * only requests on behalf of a principal carry (AWS KMS Developer Guide, "kms:ViaService").
 */
export function service(name: string, sketch: Sketch): Need {
  const need = filled(sketch);
  return {
    ...need,
    who: { kind: "service", service: name },
    carries: { "kms:ViaService": null, ...need.carries },
  };
}

/** A service whose data is in Amazon S3, which calls AWS KMS for it with condition keys that AWS does not document. */
export function serviceThroughS3(name: string, sketch: Sketch): Need {
  return { ...filled(sketch), who: { kind: "service", service: name } };
}

/** A role whose name AWS documents. */
export function namedRole(called: string, arn: string, sketch: Sketch): Need {
  return { ...filled(sketch), who: { kind: "named-role", called, arn } };
}

/** A role of the account, as AWS's page describes it. */
export function role(called: string, sketch: Sketch): Need {
  return { ...filled(sketch), who: { kind: "role", called } };
}

/** A request that a service makes on behalf of the role. */
export const via = (service: string, region: string): Carried => ({
  "kms:ViaService": `${service}.${region}.amazonaws.com`,
});

/** An encryption context with one pair. */
export const context = (name: string, value: string | readonly string[]): Carried => ({
  [`kms:EncryptionContext:${name}`]: value,
});

/** AWS names both of them `kms:ReEncrypt*` ("AWS KMS permissions"). */
export const RE_ENCRYPT = ["kms:ReEncryptFrom", "kms:ReEncryptTo"] as const;
/** The permissions that most services require of a role that creates a resource with a key. */
export const MAKE = ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"] as const;
export const USE = ["kms:GenerateDataKey", "kms:Decrypt"] as const;

/** The source of a need: a page, and the AWS managed policies that agree with it. */
export const cited = (page: string, ...managedPolicies: readonly string[]): string =>
  [page, ...managedPolicies.map((name) => `AWS managed policy ${name}`)].join("; ");

/** The condition key for the operations of a requested grant. */
export const OPERATIONS = "kms:GrantOperations";

/** A grant for the service itself; AWS KMS sets `kms:GrantIsForAWSResource` when an integrated service requests it. */
export const grantFor = (grantee: string, operations: readonly string[]): Carried => ({
  "kms:GrantIsForAWSResource": "true",
  "kms:GranteePrincipal": grantee,
  "kms:GrantOperations": operations,
});

/** The ARN of the resource itself: this project's names for its parts begin with `#`. */
export const ownArn = (arn: string): string => arn.replace(/#.*$/, "");

/** The part of an ARN after the account, up to the id: `flow/ID` of `…:flow/ID/alias/A`. */
export const firstId = (arn: string): string => ownArn(arn).split("/").slice(0, 2).join("/");

export const BEDROCK = "bedrock.amazonaws.com";
export const AGENTCORE = "bedrock-agentcore.amazonaws.com";

/** Why AgentCore needs the permissions of the role in addition to its own. */
export const CHECKED_BY_AGENTCORE =
  "The role that uses the resource must be allowed to use the key: AgentCore checks this with the role's permissions.";

/** The condition keys of AgentCore's grants, which are constrained to a part of the encryption context. */
export const SUBSET_GRANT: Carried = {
  "kms:GrantIsForAWSResource": "true",
  "kms:GrantConstraintType": "EncryptionContextSubset",
};
