import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AGENTCORE, context, MAKE, ownArn, RE_ENCRYPT, role, service, USE, via } from "./request.ts";

const GUIDE = "Amazon Bedrock AgentCore Developer Guide";
const SUBSET = { "kms:GrantIsForAWSResource": "true", "kms:GrantConstraintType": "EncryptionContextSubset" };

/** A gateway: whoever creates it gives a grant that is bound to it. */
export function gateway({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the gateway's service role or its caller", {
      actions: MAKE,
      carries: { ...via("bedrock-agentcore", region), ...context("aws:bedrock-agentcore-gateway:arn", arn) },
      grantCarries: { ...SUBSET, "kms:GrantOperations": ["Decrypt", "GenerateDataKey"] },
      why: "Configuration and targets are encrypted under a grant that is bound to the gateway.",
      source: `${GUIDE}, "Encrypt your AgentCore gateway with customer-managed KMS key"`,
    }),
  ];
}

/** A policy engine: if the key is lost, every authorization decision is a denial. */
export function policyEngine({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that manages or asks the policy engine", {
      actions: MAKE,
      carries: {
        ...via("bedrock-agentcore", region),
        ...context("aws:bedrock-agentcore-policy:policy-engine-arn", arn),
      },
      grantCarries: SUBSET,
      why: "Without the key the engine cannot read its policies, and denies whatever it is asked.",
      source: `${GUIDE}, "Customize your policy engine's encryption"`,
    }),
  ];
}

/** What is evaluated and versioned: which context key, and what the service does for itself. */
const DOCUMENTS = {
  "agentcore-evaluator": {
    key: "evaluatorArn",
    itself: ["kms:Decrypt"],
    more: [],
    page: '"Encryption at rest for AgentCore Evaluations"',
  },
  "agentcore-dataset": { key: "datasetArn", itself: USE, more: [], page: "the page on the encryption of datasets" },
  "agentcore-batch-evaluation": {
    key: "batchEvaluationArn",
    itself: USE,
    more: [],
    page: "the page on the encryption of batch evaluations",
  },
  "agentcore-configuration-bundle-version": {
    key: "configurationBundleArn",
    itself: [],
    more: RE_ENCRYPT,
    page: "the page on the encryption of configuration bundles",
  },
} as const;

/** Evaluators, datasets, batch evaluations and configuration bundles. AWS: "does not use KMS grants". */
export function documents({ type, arn, accountId }: NeedSubject): readonly Need[] {
  const document = DOCUMENTS[type as keyof typeof DOCUMENTS];
  const carries = context(`aws:bedrock-agentcore:${document.key}`, ownArn(arn));
  const source = `${GUIDE}, ${document.page}`;
  const caller = role("the role that works with it", {
    actions: ["kms:DescribeKey", ...USE, ...document.more],
    carries,
    why: "It is encrypted and decrypted in the name of whoever works with it.",
    source,
  });
  if (document.itself.length === 0) return [caller];
  const itself = service(AGENTCORE, {
    actions: document.itself,
    carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": ownArn(arn) },
    why: "AgentCore reads it for itself while it evaluates.",
    source,
  });
  return [itself, caller];
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
      why: "Tokens and credentials are encrypted and decrypted in the name of whoever works with the vault.",
      source: `${GUIDE}, "Set customer managed key policy"`,
    }),
  ];
}

/** An agent registry: its requests come through a service of its own name. */
export function registry({ region }: NeedSubject): readonly Need[] {
  return [
    role("the role that works with the registry", {
      actions: [...MAKE, "kms:GenerateDataKeyWithoutPlaintext", "kms:Encrypt", ...RE_ENCRYPT],
      carries: via("agent-registry", region),
      grantCarries: { "kms:GrantIsForAWSResource": "true" },
      why: "Records are encrypted in the name of whoever works with the registry, and the service keeps a grant.",
      source: `${GUIDE}, "Set customer managed key policy" of AWS Agent Registry`,
    }),
  ];
}
