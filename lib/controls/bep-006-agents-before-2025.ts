import type { Judgement } from "#lib/domain/finding.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";

/** The day from which on Bedrock puts an agent's configuration under the agent's key. */
const SINCE = "2025-01-22";

export const agentsBefore2025: Control = {
  id: "BEP-006",
  title: "An agent's key covers its configuration, not only its sessions",
  severity: "medium",
  severityReason:
    "Instructions, prompts and action groups, which often spell out business rules, lie under a key of AWS's while the agent names a customer managed one.",
  rationale:
    "Agents that were created before 22 January 2025 put only session data under their key. The key stands in the agent's configuration all the same, so that a list cannot tell them from newer ones. Only the date of their creation can. Agents without a customer managed key are another control's.",
  remediation: {
    summary: "Create the agent anew under the same key, point callers and collaborators at it, and delete the old one.",
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
function judgeAgent(
  { createdAt }: Observation,
  rows: readonly ProtectionRow[],
): Pick<Judgement, "answer" | "reason"> | null {
  const unread = rows.find(({ verdict, keyArn }) => verdict === "unknown" && keyArn === null);
  if (unread) return { answer: "cannot-tell", reason: unread.reason };
  if (!rows.some(({ keyArn, keyClass }) => keyArn !== null && keyClass !== "aws-managed")) return null;
  if (createdAt === null) return { answer: "cannot-tell", reason: "AWS did not say when the agent was created." };
  const day = createdAt.slice(0, 10);
  return day < SINCE
    ? { answer: "fail", reason: `Created on ${day}, before ${SINCE}: its key covers sessions only.` }
    : { answer: "pass", reason: `Created on ${day}: its key covers its configuration too.` };
}
