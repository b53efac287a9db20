import type { Exclusion } from "./exclusions.ts";

const reason = "The entry is being written; it takes its names out of here.";

/** Key members of AgentCore and Data Automation. This file goes with its last name. */
export const KEYS_BEING_ADDED: Exclusion = {
  reason,
  names: [
    "bedrock-agentcore GetBatchEvaluation kmsKeyArn",
    "bedrock-agentcore GetRecommendation kmsKeyArn",
    "bedrock-agentcore ListBatchEvaluations batchEvaluations[].kmsKeyArn",
    "bedrock-agentcore-control GetCapacityProvider computeConfiguration.ec2Configuration.launchTemplateSource.launchParameters.ephemeralVolumes[].ebs.kmsKeyId",
    "bedrock-agentcore-control GetCapacityProvider computeConfiguration.ec2Configuration.volumes[].ebsConfiguration.kmsKeyId",
    "bedrock-agentcore-control GetCapacityProvider computeConfiguration.ec2Configuration.rootVolume.kmsKeyId",
    "bedrock-agentcore-control GetHarness harness.memory.managedMemoryConfiguration.encryptionKeyArn",
  ],
};

/** How they are found. */
export const WAYS_BEING_ADDED: Exclusion = {
  reason,
  names: [
    "bedrock-agentcore ListABTests",
    "bedrock-agentcore ListBatchEvaluations",
    "bedrock-agentcore ListRecommendations",
    "bedrock-agentcore-control ListAgentRuntimes",
    "bedrock-agentcore-control ListBrowserProfiles",
    "bedrock-agentcore-control ListBrowsers",
    "bedrock-agentcore-control ListCapacityProviders",
    "bedrock-agentcore-control ListCodeInterpreters",
    "bedrock-agentcore-control ListConsentPortals",
    "bedrock-agentcore-control ListHarnessVersions",
    "bedrock-agentcore-control ListHarnesses",
    "bedrock-agentcore-control ListRegistries",
    "bedrock-agentcore-control ListWorkloadIdentities",
  ],
};
