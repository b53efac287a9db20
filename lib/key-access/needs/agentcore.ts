import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { cited, context, MAKE, namedRole, OPERATIONS, ownArn, RE_ENCRYPT, role, via } from "./request.ts";

const GUIDE = "Amazon Bedrock AgentCore Developer Guide";
const MANAGED = "BedrockAgentCoreFullAccess";
const SUBSET = { "kms:GrantIsForAWSResource": "true", "kms:GrantConstraintType": "EncryptionContextSubset" };

/** A gateway: whoever creates it gives a grant that is bound to it. */
export function gateway({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the gateway's service role or its caller", {
      actions: MAKE,
      carries: { ...via("bedrock-agentcore", region), ...context("aws:bedrock-agentcore-gateway:arn", arn) },
      grantCarries: { ...SUBSET, [OPERATIONS]: ["Decrypt", "GenerateDataKey"] },
      why: "Configuration and targets are encrypted through a grant that is restricted to the gateway.",
      source: cited(`${GUIDE}, "Encrypt your AgentCore gateway with a customer-managed KMS key"`, MANAGED),
    }),
  ];
}

/** The most that AWS's key policy lets either of the engine's two grants have. */
export const POLICY_ENGINE_GRANTS = [
  "Encrypt",
  "Decrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "ReEncryptFrom",
  "ReEncryptTo",
] as const;

/** A policy engine: if the key is lost, every authorization decision is a denial. */
export function policyEngine({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that manages or calls the policy engine", {
      actions: MAKE,
      carries: {
        ...via("bedrock-agentcore", region),
        ...context("aws:bedrock-agentcore-policy:policy-engine-arn", arn),
      },
      grantCarries: { ...SUBSET, [OPERATIONS]: POLICY_ENGINE_GRANTS },
      inexact: [OPERATIONS],
      why: "Without the key the engine cannot read its policies, and denies every request.",
      source: cited(`${GUIDE}, "Encrypt your AgentCore policy engine with a customer-managed KMS key"`, MANAGED),
    }),
  ];
}

/** The token vault: the context key carries the prefix of a hierarchical keyring. */
export function tokenVault({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that works with the token vault", {
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"],
      carries: {
        ...via("bedrock-agentcore-identity", region),
        ...context("aws-crypto-ec:aws:bedrock-agentcore-identity:token-vault-arn", arn),
      },
      why: "Tokens and credentials are encrypted and decrypted with the permissions of the role that uses the vault.",
      source: `${GUIDE}, "Set customer managed key policy"`,
    }),
  ];
}

const REGISTRY = `${GUIDE}, "Key policy for a customer managed key" of AWS Agent Registry`;
const DESCRIPTORS = [
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:GenerateDataKey",
  "kms:Encrypt",
  ...RE_ENCRYPT,
] as const;

/** A registry of AWS Agent Registry: who manages it, who reads it, and the service itself by a role that is linked to it. */
export function registry({ arn, region, accountId }: NeedSubject): readonly Need[] {
  const [, partition] = arn.split(":");
  const carried = context("aws:agent-registry:registry-arn", ownArn(arn));
  const asks = { ...via("agent-registry", region), ...carried };
  return [
    role("the role that administers the registry", {
      actions: ["kms:DescribeKey", "kms:CreateGrant", ...DESCRIPTORS, "kms:Decrypt"],
      carries: asks,
      grantCarries: { "kms:GrantIsForAWSResource": "true" },
      why: "Records are encrypted with the permissions of the role that uses the registry, and the service keeps a grant.",
      source: REGISTRY,
    }),
    role("a role that reads the registry", {
      actions: ["kms:Decrypt"],
      carries: asks,
      why: "Records are decrypted with the permissions of the role that reads or searches them.",
      source: REGISTRY,
    }),
    namedRole(
      "AWS Agent Registry's service-linked role",
      `arn:${partition}:iam::${accountId}:role/aws-service-role/agent-registry.amazonaws.com/AWSServiceRoleForAgentRegistry`,
      {
        actions: ["kms:Decrypt", ...DESCRIPTORS],
        carries: carried,
        why: "The service encrypts and decrypts records at runtime through its service-linked role.",
        source: REGISTRY,
      },
    ),
  ];
}
