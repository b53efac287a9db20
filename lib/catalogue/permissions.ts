import type { Entry } from "./resource-type.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { STORE_TYPES } from "./store-types.ts";

/** What the engine itself asks, beside the catalogue. */
const ENGINE_PERMISSIONS = [
  "ec2:DescribeRegions",
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListGrants",
  "kms:ListResourceTags",
];

/** Every IAM action that a scan uses, sorted. sts:GetCallerIdentity needs none. */
export function permissions(): readonly string[] {
  const ofTypes = RESOURCE_TYPES.flatMap(({ definition: { listings, read } }) => [
    ...(listings?.(NOWHERE, SCOPE) ?? []).map(({ permission }) => permission),
    ...(read ? [read.permission] : []),
  ]);
  const ofStores = STORE_TYPES.flatMap(({ permission, mayAsk = [] }) => [permission, ...mayAsk]);
  return [...new Set([...ENGINE_PERMISSIONS, ...ofTypes, ...ofStores])].sort();
}

const SCOPE = { accountId: "", partition: "", region: "" };
const CALL = { operation: "", requestId: null, at: "" };
/** A parent for listings that are asked for their permission only. */
const NOWHERE: Entry<unknown, unknown> = {
  item: {},
  detail: { ok: true, output: {}, call: CALL },
  observation: {
    type: "",
    accountId: "",
    region: "",
    arn: "",
    name: "",
    status: null,
    parentArn: null,
    createdAt: null,
    protections: [],
    relations: [],
    facts: {},
    calls: [],
  },
};

/** An IAM policy document (JSON text) that allows just these actions. */
export function policyForPermissions(actions: readonly string[]): string {
  const statement = { Sid: "BedrockPostureRead", Effect: "Allow", Action: [...new Set(actions)].sort(), Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
