/** The grants that AWS documents for a type of resource or store. */
export interface DocumentedGrants {
  readonly kind: "grants";
  /** Only this piece of data has them; null for all of the type's own. */
  readonly data: string | null;
  readonly count: number;
  /** What AWS calls them, after "the". */
  readonly what: string;
  readonly grantee: string;
  /** All operations that any of them has. */
  readonly operations: readonly string[];
  /** Whether AWS documents a constraint. Its sample of a custom model's primary grant has none. */
  readonly bound: boolean;
  readonly lifetime: string;
  readonly sources: readonly string[];
}

/** What AWS says about the grants of a type. A type that is not in the table: nothing that was found. */
export type GrantDocumentation =
  | DocumentedGrants
  /** AWS asks for kms:CreateGrant, but does not say which grants come of it. */
  | { readonly kind: "shape-unknown"; readonly because: string; readonly sources: readonly string[] }
  | { readonly kind: "none"; readonly because: string; readonly sources: readonly string[] };

const BEDROCK = "bedrock.amazonaws.com";
const AGENTCORE = "Amazon Bedrock AgentCore Developer Guide";
/** Its statements BedrockAgentCoreKMSGrantsAccess and BedrockAgentCorePolicyKMSGrantsAccess allow these grants. */
const FULL_ACCESS = "AWS managed policy BedrockAgentCoreFullAccess";
/** It lets the role use keys for agents, prompts and guardrails, and has no kms:CreateGrant. */
const FLOW_ROLE = "AWS managed policy SageMakerStudioBedrockFlowServiceRolePolicy";
const FOUR = ["Decrypt", "CreateGrant", "GenerateDataKey", "DescribeKey"];

const grants = (of: Omit<DocumentedGrants, "kind" | "data" | "count"> & Partial<DocumentedGrants>) =>
  ({ kind: "grants", data: null, count: 1, ...of }) as const;

/** The service works with the caller's own rights: the rights that AWS asks for leave out kms:CreateGrant. */
const noGrant = (things: string, ...sources: readonly string[]) =>
  ({
    kind: "none",
    because: `No grants are expected for ${things}: AWS documents access with the permissions of the caller and of the service, without kms:CreateGrant.`,
    sources,
  }) as const;

const agents = noGrant(
  "agents created since January 22, 2025",
  'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
  FLOW_ROLE,
);
const olderAgents = {
  kind: "shape-unknown",
  because:
    "AWS's key policy for agents created before January 22, 2025 lets Amazon Bedrock create, list and revoke grants for AWS resources, but AWS does not document which grants it creates.",
  sources: [
    'Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025": statement AllowAttachmentPersistentResources',
  ],
} as const;
const memory = noGrant(
  "agent memory",
  'Amazon Bedrock User Guide, "Encrypt agent sessions with customer managed key (CMK)"',
);
const flows = noGrant("flows", 'Amazon Bedrock User Guide, "Encryption of Amazon Bedrock Flows resources"');
const prompts = noGrant("prompts", 'Amazon Bedrock User Guide, "Prerequisites for prompt management"', FLOW_ROLE);
const blueprints = noGrant(
  "projects and blueprints of Data Automation",
  'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation": kms:CreateGrant is needed for InvokeDataAutomationAsync and CreateDataAutomationLibrary',
);
const guardrails = {
  kind: "shape-unknown",
  because: "AWS requires kms:CreateGrant for guardrails, but does not document which grant is created.",
  sources: ['Amazon Bedrock User Guide, "(Optional) Create a customer managed key for your guardrail"'],
} as const;

const DOCUMENTED: Readonly<Record<string, GrantDocumentation>> = {
  "custom-model": grants({
    data: "model artifacts",
    what: "primary grant of a custom model",
    grantee: BEDROCK,
    operations: FOUR,
    bound: false,
    lifetime: "until the model is deleted",
    sources: ['Amazon Bedrock User Guide, "Encryption of custom models"'],
  }),
  "imported-model": grants({
    data: "model artifacts",
    what: "primary grant of an imported model",
    grantee: BEDROCK,
    operations: FOUR,
    bound: false,
    lifetime: "until the model is deleted",
    sources: [
      'Amazon Bedrock User Guide, "Encryption of imported custom models"',
      'Amazon Bedrock User Guide, "Monitoring your encryption keys for the Amazon Bedrock service"',
    ],
  }),
  "knowledge-base": grants({
    data: "knowledge base data",
    what: "grant of a managed knowledge base",
    grantee: BEDROCK,
    operations: [
      "CreateGrant",
      "GenerateDataKey",
      "GenerateDataKeyWithoutPlaintext",
      "DescribeKey",
      "Encrypt",
      "Decrypt",
    ],
    bound: false,
    lifetime: "until the knowledge base is deleted",
    sources: ['Amazon Bedrock User Guide, "Encryption of knowledge base resources": kms:GrantOperations'],
  }),
  "data-automation-library": grants({
    what: "grant of a Data Automation library",
    grantee: BEDROCK,
    operations: FOUR,
    bound: true,
    lifetime: "until the library is deleted",
    sources: ['Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"'],
  }),
  "agentcore-gateway": grants({
    what: "grant of a gateway",
    grantee: "bedrock-agentcore.amazonaws.com",
    operations: ["Decrypt", "GenerateDataKey"],
    bound: true,
    lifetime: "until the gateway is deleted",
    sources: [
      `${AGENTCORE}, "Encrypt your AgentCore gateway with a customer-managed KMS key": kms:GrantConstraintType EncryptionContextSubset`,
      FULL_ACCESS,
    ],
  }),
  "agentcore-policy-engine": grants({
    count: 2,
    what: "grants of a policy engine (management and evaluation)",
    grantee: "bedrock-agentcore.amazonaws.com",
    // The page's text has DescribeKey beside the six of its key policy, which those of the managed policy are.
    operations: [
      ...["Encrypt", "Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"],
      ...["ReEncryptFrom", "ReEncryptTo", "DescribeKey"],
    ],
    bound: true,
    lifetime: "until the policy engine is deleted; revoke both or neither",
    sources: [`${AGENTCORE}, "Encrypt your AgentCore policy engine with a customer-managed KMS key"`, FULL_ACCESS],
  }),
  "opensearch-serverless-collection": grants({
    what: "grant of an OpenSearch Serverless collection",
    grantee: "aoss.amazonaws.com",
    operations: ["GenerateDataKey", "Decrypt", "DescribeKey"],
    bound: false,
    lifetime: "until the collection is deleted",
    sources: ['Amazon OpenSearch Service Developer Guide, "Encryption in Amazon OpenSearch Serverless"'],
  }),
  "agent-registry": {
    kind: "shape-unknown",
    because: "AWS requires kms:CreateGrant for registries, but does not document which grant is created.",
    sources: [`${AGENTCORE}, "Key policy for a customer managed key" of AWS Agent Registry`],
  },
  guardrail: guardrails,
  "guardrail-version": guardrails,
  agent: agents,
  "agent-version": agents,
  "agent/agent sessions": olderAgents,
  "agent-version/agent sessions": olderAgents,
  "agent-memory": memory,
  flow: flows,
  "flow-version": flows,
  "flow-execution": flows,
  prompt: prompts,
  "prompt-version": prompts,
  session: noGrant("sessions", 'Amazon Bedrock User Guide, "Session encryption"'),
  "evaluation-job": noGrant(
    "evaluation jobs",
    'Amazon Bedrock User Guide, "Required Key policy elements to encrypt your model evaluation job"',
  ),
  "model-invocation-job": noGrant(
    "batch inference",
    'Amazon Bedrock User Guide, "Create a custom service role for batch inference"',
  ),
  "agentcore-evaluator": {
    kind: "none",
    because: "AWS documents that evaluations do not use KMS grants.",
    sources: [`${AGENTCORE}, "Encryption at rest for AgentCore Evaluations"`],
  },
  "agentcore-dataset": noGrant("datasets", `${AGENTCORE}, "Dataset encryption"`),
  "agentcore-batch-evaluation": noGrant("batch evaluations", `${AGENTCORE}, "Batch evaluation encryption"`),
  "agentcore-configuration-bundle-version": noGrant(
    "configuration bundles",
    `${AGENTCORE}, "Configuration bundle encryption"`,
  ),
  "agentcore-token-vault": noGrant("the token vault", `${AGENTCORE}, "Set customer managed key policy"`),
  "data-automation-project": blueprints,
  "data-automation-blueprint": blueprints,
  "data-automation-blueprint-version": blueprints,
};

/**
 * What AWS documents about the grants of a resource type or a kind of store; null for nothing that was found.
 *
 * @param data the piece of data, where AWS says something else of it than of the rest of its type
 */
export function documentedFor(type: string, data: string | null = null): GrantDocumentation | null {
  const name = [`${type}/${data}`, type].find((each) => Object.hasOwn(DOCUMENTED, each));
  return name === undefined ? null : (DOCUMENTED[name] ?? null);
}

/** The grants that AWS documents for a piece of data; null where it documents none, or not which. */
export function documentedGrantsOf(type: string, data: string): DocumentedGrants | null {
  const documented = documentedFor(type);
  if (documented?.kind !== "grants") return null;
  return documented.data === null || documented.data === data ? documented : null;
}

/** An asynchronous invocation of Data Automation (same page): one grant, retired by itself. */
export const DATA_AUTOMATION_INVOCATION = {
  contextKey: "aws:bedrock:data-automation-customer-account-id",
  hours: 30,
  operations: FOUR,
  source: 'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"',
} as const;

/**
 * Secondary grants: fewer operations, for as long as the operation lasts that Bedrock makes them for ("Encryption of
 * custom models", "Encryption of imported custom models"). By type, the statuses in which it lasts; `onDemand`: at any time.
 */
export const SECONDARY = {
  operations: ["DescribeKey", "GenerateDataKey", "Decrypt"],
  madeFor: {
    "model-customization-job": ["InProgress", "Stopping"],
    "model-import-job": ["InProgress"],
    "model-copy-job": ["InProgress"],
    "provisioned-model-throughput": ["Creating", "Updating"],
  },
  onDemand: "imported-model",
} as const satisfies {
  operations: readonly string[];
  madeFor: Readonly<Record<string, readonly string[]>>;
  onDemand: string;
};
