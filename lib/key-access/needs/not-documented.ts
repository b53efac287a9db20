const INHERITED = "The data is encrypted with the key of another resource and is evaluated there.";

/** Resource types of which AWS documents nothing to hold a key policy against, and why no more can be said. */
export const NOT_DOCUMENTED: Readonly<Record<string, string>> = {
  "agent-alias": INHERITED,
  "agent-action-group": INHERITED,
  "agent-collaborator": INHERITED,
  "agent-knowledge-base": INHERITED,
  "flow-alias": INHERITED,
  "provisioned-model-throughput": INHERITED,
  "custom-model-deployment": INHERITED,
  "enforced-guardrail-configuration": INHERITED,
  "automated-reasoning-build-workflow": INHERITED,
  "retrieval-instruction-version": INHERITED,
  "agentcore-online-evaluation-config": INHERITED,
  "retrieval-instruction":
    "AWS documents that a retrieval instruction supports a customer managed key (CreateRetrievalInstruction), but no page was found that documents the required key policy.",
  "agentcore-memory":
    "AWS documents that a memory supports a customer managed key (CreateMemory, encryptionKeyArn), but no page was found that documents the required key policy.",
  "agentcore-harness":
    "A harness stores its memory like AgentCore Memory, and no page was found that documents the required key policy.",
  "marketplace-model-endpoint":
    "Amazon SageMaker encrypts the storage volume of the endpoint; Amazon Bedrock documents no required key policy.",
};
