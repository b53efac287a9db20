import type { Observation } from "#lib/domain/observation.ts";
import { REASON_SENTENCES } from "#lib/domain/reason.ts";
import type { CodedRow } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy } from "./explained.ts";

/** Agents created since this day use their key for configuration too. */
const SINCE = "2025-01-22";

interface Created {
  readonly createdAt: string;
}

/** Those of the rows, for an agent whose key could not be read. */
const REASONS = {
  ...REASON_SENTENCES,
  "no-creation-date": () =>
    "bedrock:GetAgent returned no creation date for the agent: whether its key also encrypts its configuration is unknown.",
  "created-before": ({ createdAt }: Created) =>
    `bedrock:GetAgent returned that the agent was created on ${createdAt.slice(0, 10)}, before ${SINCE}: its key encrypts session data only.`,
  "created-since": ({ createdAt }: Created) =>
    `bedrock:GetAgent returned that the agent was created on ${createdAt.slice(0, 10)}: its key also encrypts its configuration.`,
};
const explain = explainedBy(REASONS);

export const agentsBefore2025: Control<keyof typeof REASONS> = {
  id: "BEP-006",
  scope: "region",
  title: "Agents should encrypt configuration as well as session data with the customer managed key",
  severity: "medium",
  severityReason:
    "Instructions, prompts and action groups, which often contain business rules, remain encrypted with an AWS owned key although the agent specifies a customer managed key.",
  rationale:
    "Agents created before 22 January 2025 use their key for session data only. Their configuration shows the key in the same way as that of newer agents; only the creation date distinguishes them. Agents without a customer managed key are covered by BEP-003.",
  remediation: {
    summary: "Recreate the agent with the same key, point callers and collaborators at it, and delete the old one.",
    console: [
      "Open Amazon Bedrock, Agents, and note instructions, action groups, knowledge bases and aliases of the agent.",
      "Create an agent with the same settings and the same KMS key, prepare it, and create its aliases.",
      "Point applications and supervisor agents at the new alias, then delete the old agent.",
    ],
    cli: `aws bedrock-agent create-agent --agent-name NAME --customer-encryption-key-arn KEY_ARN \\
  --agent-resource-role-arn ROLE_ARN --foundation-model MODEL_ID --instruction file://instruction.txt`,
    cloudFormation: `# A new logical id makes a new agent.
Type: AWS::Bedrock::Agent
Properties:
  CustomerEncryptionKeyArn: !GetAtt DataKey.Arn`,
    terraform: "terraform apply -replace=aws_bedrockagent_agent.example",
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption of agent resources for agents created before January 22, 2025"',
    'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)"',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-28(1)", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  *check({ resources, rows }) {
    const rowsOf = Map.groupBy(
      rows.filter(({ type }) => type === "agent"),
      ({ resourceId }) => resourceId,
    );
    for (const { id, observation } of resources) {
      const answer = observation.type === "agent" ? judgeAgent(observation, rowsOf.get(id) ?? []) : null;
      if (!answer) continue;
      yield { subject: { kind: "resource", id }, region: observation.region, name: observation.name, ...answer };
    }
  },
};

/** Null for an agent that names no customer managed key. */
function judgeAgent({ createdAt }: Observation, rows: readonly CodedRow[]): Explained<keyof typeof REASONS> | null {
  const unread = rows.find(({ verdict, keyArn }) => verdict === "unknown" && keyArn === null);
  if (unread) {
    const { reason, reasonCode, reasonParameters } = unread;
    return { answer: "cannot-tell", reason, reasonCode, reasonParameters };
  }
  if (!rows.some(({ keyArn, keyClass }) => keyArn !== null && keyClass !== "aws-managed")) return null;
  if (createdAt === null) return explain("cannot-tell", "no-creation-date");
  return createdAt.slice(0, 10) < SINCE
    ? explain("fail", "created-before", { createdAt })
    : explain("pass", "created-since", { createdAt });
}
