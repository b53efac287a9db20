import { parseArn } from "#lib/domain/arn.ts";

/** Service and first word of the resource → the type that a scan lists such resources as. */
const TYPES: Readonly<Record<string, string>> = {
  "bedrock custom-model": "custom-model",
  "bedrock imported-model": "imported-model",
  "bedrock model-customization-job": "model-customization-job",
  "bedrock model-import-job": "model-import-job",
  "bedrock model-copy-job": "model-copy-job",
  "bedrock evaluation-job": "evaluation-job",
  "bedrock guardrail": "guardrail",
  "bedrock automated-reasoning-policy": "automated-reasoning-policy",
  "bedrock agent": "agent",
  "bedrock agent-alias": "agent-alias",
  "bedrock knowledge-base": "knowledge-base",
  "bedrock flow": "flow",
  "bedrock prompt": "prompt",
  "bedrock session": "session",
  "bedrock retrieval-instruction": "retrieval-instruction",
  "bedrock blueprint": "data-automation-blueprint",
  "bedrock data-automation-project": "data-automation-project",
  "bedrock data-automation-library": "data-automation-library",
  "bedrock-agentcore memory": "agentcore-memory",
  "bedrock-agentcore gateway": "agentcore-gateway",
  "bedrock-agentcore policy-engine": "agentcore-policy-engine",
  "bedrock-agentcore evaluator": "agentcore-evaluator",
  "bedrock-agentcore dataset": "agentcore-dataset",
  "bedrock-agentcore batch-evaluate": "agentcore-batch-evaluation",
  "bedrock-agentcore registry": "agentcore-registry",
  "agent-registry registry": "agent-registry",
  "bedrock-agentcore configuration-bundle": "agentcore-configuration-bundle",
};

/** The types whose resources an ARN can name. */
export const TYPES_WITH_ARN: ReadonlySet<string> = new Set(Object.values(TYPES));

/** The resource type that an ARN belongs to; null for one that no listing of the scan would show. */
export function typeOfArn(arn: string): string | null {
  const parsed = parseArn(arn);
  const [word = "", id = ""] = parsed?.resource.split("/") ?? [];
  if (id === "") return null;
  const name = `${parsed?.service} ${word}`;
  return Object.hasOwn(TYPES, name) ? (TYPES[name] ?? null) : null;
}
