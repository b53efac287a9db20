const INHERITED = "It lies under the key of another resource, and is judged there.";

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
    "AWS documents that a retrieval instruction takes a customer managed key (CreateRetrievalInstruction), but no page found says what its policy must allow.",
  "agentcore-memory":
    "AWS documents that a memory takes a customer managed key (CreateMemory, encryptionKeyArn), but no page found says what its policy must allow.",
  "agentcore-harness":
    "A harness keeps its memory as AgentCore Memory does, and no page found says what the key's policy must allow.",
  "marketplace-model-endpoint":
    "Amazon SageMaker encrypts the storage volume of the endpoint; Amazon Bedrock documents nothing that its key's policy must allow.",
};
