import type { Change } from "../change.ts";

/** The draft's key can be changed in place; UpdateAgent replaces the whole agent, so it is read first. */
export const agentRemedy: Change = {
  how: "in-place",
  summary:
    "UpdateAgent replaces the whole agent: get, set the key, update. Only the draft is re-encrypted: prepare it, create a new version, update the aliases, and delete the old versions.",
  cli: ({ id, region, key }) =>
    `aws bedrock-agent get-agent --region ${region} --agent-id ${id} --query agent --output json \\
  | jq '{agentId, agentName, agentResourceRoleArn, foundationModel, instruction, description, idleSessionTTLInSeconds,
         promptOverrideConfiguration, guardrailConfiguration, memoryConfiguration, agentCollaboration,
         orchestrationType, customOrchestration}
        | with_entries(select(.value != null))
        | .customerEncryptionKeyArn = "${key}"' > agent.json
aws bedrock-agent update-agent --region ${region} --cli-input-json file://agent.json
aws bedrock-agent prepare-agent --region ${region} --agent-id ${id}
rm agent.json`,
  cloudFormation: ({ name, key }) =>
    `Resources:
  Agent:
    Type: AWS::Bedrock::Agent
    Properties:
      AgentName: "${name}"
      CustomerEncryptionKeyArn: ${key}
      # every other property as before`,
  terraform: ({ name, key }) =>
    `resource "aws_bedrockagent_agent" "this" {
  agent_name                  = "${name}"
  customer_encryption_key_arn = "${key}"
  # every other argument as before
}`,
  source: "SDK: UpdateAgentRequest.customerEncryptionKeyArn",
};

/** A version keeps the key that it was created with. */
export const agentVersionRemedy: Change = {
  how: "recreate",
  summary:
    "A version keeps the key that the draft had when the version was created. Set the key on the draft, create a new version with a new alias (or by updating an alias without a version), update the aliases, and delete this version.",
  cli: ({ parentId, region }) =>
    `# after the draft uses your key and prepared
aws bedrock-agent update-agent-alias --region ${region} \\
  --agent-id ${parentId} --agent-alias-id "$ALIAS_ID" --agent-alias-name "$ALIAS_NAME"`,
  source:
    'Amazon Bedrock User Guide, "Encryption of agent resources with customer managed keys (CMK)": versions are not re-encrypted',
};
