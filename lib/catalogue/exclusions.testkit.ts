/** Deliberate omissions of the catalogue, with the reason. */
export interface Exclusion {
  readonly reason: string;
  /** `service Operation member.path` for a member of an answer; a way of finding as `WAYS_OF_FINDING` writes it. */
  readonly names: readonly string[];
}

/** Members that look like the name of a key but are not, or that another response contains too. */
export const KEY_EXCLUSIONS: readonly Exclusion[] = [
  {
    reason: "The listing of the same resources names the key, so their detail is not read.",
    names: [
      "bedrock GetModelCopyJob targetModelKmsKeyArn",
      "bedrock GetModelInvocationJob outputDataConfig.s3OutputDataConfig.s3EncryptionKeyId",
      "bedrock-agentcore GetBatchEvaluation kmsKeyArn",
      "bedrock-agentcore-control GetEvaluator kmsKeyArn",
      "bedrock-agentcore-control GetPaymentManager kmsKeyArn",
      "bedrock-agentcore-control GetPolicyEngineSummary encryptionKeyArn",
      "bedrock-runtime GetAsyncInvoke outputDataConfig.s3OutputDataConfig.kmsKeyId",
    ],
  },
  {
    reason:
      "The Summary operations name the same key and do not need the right to decrypt (SDK, GetPolicyEngineSummary).",
    names: [
      "bedrock-agentcore-control GetPolicyEngine encryptionKeyArn",
      "bedrock-agentcore-control ListPolicyEngines policyEngines[].encryptionKeyArn",
    ],
  },
  {
    reason: "Shows the newest version of a bundle, and each version has a row of its own.",
    names: ["bedrock-agentcore-control GetConfigurationBundle kmsKeyArn"],
  },
  {
    reason: "Signs the tokens for a provider; it protects no data at rest.",
    names: [
      "bedrock-agentcore-control GetOauth2CredentialProvider oauth2ProviderConfigOutput.customOauth2ProviderConfig.privateKeyJwtConfig.privateKeySource.kmsKeySource.kmsKeyArn",
    ],
  },
  {
    reason: "The ARN of a credential of the token vault, which is a credential provider with rows of its own.",
    names: [
      "bedrock-agentcore-control GetHarness harness.model.openAiModelConfig.apiKeyArn",
      "bedrock-agentcore-control GetHarness harness.model.geminiModelConfig.apiKeyArn",
      "bedrock-agentcore-control GetHarness harness.model.liteLlmModelConfig.apiKeyArn",
    ],
  },
  {
    reason: "A credential for a third party: its id, or the secret that holds it.",
    names: [
      "bedrock-agentcore-control GetPaymentCredentialProvider providerConfigurationOutput.coinbaseCdpConfiguration.apiKeyId",
      "bedrock-agentcore-control GetPaymentCredentialProvider providerConfigurationOutput.stripePrivyConfiguration.authorizationPrivateKeyArn.secretArn",
    ],
  },
  {
    reason: "An access key of AWS credentials that are handed out to a caller; the scanner never asks for them.",
    names: [
      "datazone GetConnection connectionCredentials.accessKeyId",
      "datazone GetEnvironmentCredentials accessKeyId",
    ],
  },
  {
    reason: "Bound to the ciphertext by the caller; it names no key.",
    names: [
      "bedrock-data-automation GetBlueprint blueprint.kmsEncryptionContext{}",
      "bedrock-data-automation GetDataAutomationLibrary library.kmsEncryptionContext{}",
      "bedrock-data-automation GetDataAutomationProject project.kmsEncryptionContext{}",
    ],
  },
  {
    reason: "States who owns the key, beside the member that names it.",
    names: ["bedrock-agentcore-control GetTokenVault kmsConfiguration.keyType"],
  },
  {
    reason:
      "Data of SageMaker, not of Bedrock: a catalogue's metadata exported to S3 Tables, and the storage of a notebook's run.",
    names: [
      "datazone GetDataExportConfiguration encryptionConfiguration.kmsKeyArn",
      "datazone GetDataExportConfiguration encryptionConfiguration.sseAlgorithm",
      "datazone GetNotebookRun storageConfiguration.kmsKeyArn",
    ],
  },
];

/** Listings and reads that lead to no resource with its own data. */
export const FINDING_EXCLUSIONS: readonly Exclusion[] = [
  {
    reason: "Tags of a resource.",
    names: [
      "bedrock ListTagsForResource",
      "bedrock-agent ListTagsForResource",
      "bedrock-agent-runtime ListTagsForResource",
      "bedrock-data-automation ListTagsForResource",
      "bedrock-agentcore-control ListTagsForResource",
    ],
  },
  {
    reason: "Models of AWS and its partners, and their offers: no customer data.",
    names: ["bedrock ListFoundationModels", "bedrock ListFoundationModelAgreementOffers"],
  },
  {
    reason:
      "Parts of a resource whose row covers them: they are encrypted with its key (SDK and user guides, per type).",
    names: [
      "bedrock ListAutomatedReasoningPolicyTestCases",
      "bedrock ListAutomatedReasoningPolicyTestResults",
      "bedrock-data-automation ListDataAutomationLibraryEntities",
      "bedrock-data-automation ListDataAutomationLibraryIngestionJobs",
      "bedrock-agentcore ListPaymentInstruments",
      "bedrock-agentcore ListPaymentInstruments by paymentConnectorId",
      "bedrock-agentcore ListPaymentInstruments by userId",
      "bedrock-agentcore ListPaymentSessions",
      "bedrock-agentcore ListPaymentSessions by userId",
      "bedrock-agentcore-control ListGatewayRateLimits",
      "bedrock-agentcore-control ListGatewayRules",
      "bedrock-agentcore-control ListGatewayTargets",
      "bedrock-agentcore-control ListPaymentConnectors",
      "bedrock-agentcore-control ListPolicies",
      "bedrock-agentcore-control ListPolicySummaries",
      "bedrock-agentcore-control ListPolicyGenerations",
      "bedrock-agentcore-control ListPolicyGenerationSummaries",
      "bedrock-agentcore-control ListPolicyGenerationAssets",
      // UpdateDataset takes no key, so a version has the key of its dataset.
      "bedrock-agentcore-control ListDatasetVersions",
    ],
  },
  {
    reason:
      "Content of users or models, encrypted with the key of the resource that holds it; the scanner never reads content.",
    names: [
      "bedrock-agent-runtime ListFlowExecutionEvents",
      "bedrock-agent-runtime ListInvocations",
      "bedrock-agent-runtime ListInvocationSteps",
      "bedrock-agent-runtime ListInvocationSteps by invocationIdentifier",
      "bedrock-agentcore ListActors",
      "bedrock-agentcore ListEvents",
      "bedrock-agentcore ListMemoryExtractionJobs",
      "bedrock-agentcore ListMemoryRecords",
      "bedrock-agentcore ListMemoryRecords by memoryStrategyId",
      "bedrock-agentcore ListSessions",
      "bedrock-agentcore-control ListDatasetExamples",
    ],
  },
  {
    reason: "The progress of an ingestion; the data is in the stores of data source and knowledge base.",
    names: ["bedrock-agent ListIngestionJobs", "bedrock-agent ListKnowledgeBaseDocuments"],
  },
  {
    reason: "Parts of a resource whose row states that no AWS API exposes the key.",
    names: [
      "bedrock-agentcore ListBrowserSessions",
      "bedrock-agentcore ListCodeInterpreterSessions",
      "bedrock-agentcore-control ListAgentRuntimeEndpoints",
      "bedrock-agentcore-control ListAgentRuntimeVersions",
      "bedrock-agentcore-control ListAgentRuntimeVersionsByCapacityProvider",
      "bedrock-agentcore-control ListRegistryRecords",
    ],
  },
  {
    reason: "An endpoint references a version of its harness and holds no data.",
    names: ["bedrock-agentcore-control ListHarnessEndpoints"],
  },
  {
    reason: "The versions of a harness share its memory, whose key is not updatable (SDK, encryptionKeyArn).",
    names: ["bedrock-agentcore-control ListHarnessVersions"],
  },
  {
    reason: "A form that the account sent to AWS to get access to models.",
    names: ["bedrock GetUseCaseForModelAccess"],
  },
  {
    reason: "Lists a subset of what is listed without it.",
    names: ["bedrock-agent-runtime ListFlowExecutions by flowAliasIdentifier"],
  },
  {
    reason: "Lists with the caller's right to decrypt what ListPolicyEngineSummaries lists without it.",
    names: ["bedrock-agentcore-control ListPolicyEngines"],
  },
];

/** CloudFormation properties that look like the name of a key for Bedrock's data but are not. */
export const CLOUDFORMATION_EXCLUSIONS: readonly Exclusion[] = [
  {
    reason: "The ARN of a credential of the token vault, which is a credential provider with rows of its own.",
    names: [
      "AWS::BedrockAgentCore::Harness HarnessOpenAiModelConfig.ApiKeyArn",
      "AWS::BedrockAgentCore::Harness HarnessGeminiModelConfig.ApiKeyArn",
      "AWS::BedrockAgentCore::Harness HarnessLiteLlmModelConfig.ApiKeyArn",
    ],
  },
  {
    reason: "Signs the tokens for a provider; it protects no data at rest.",
    names: ["AWS::BedrockAgentCore::OAuth2CredentialProvider KmsKeySourceType.KmsKeyArn"],
  },
  {
    reason: "The id of a credential for a third party.",
    names: [
      "AWS::BedrockAgentCore::PaymentCredentialProvider CoinbaseCdpConfigurationInput.ApiKeyId",
      "AWS::BedrockAgentCore::PaymentCredentialProvider CoinbaseCdpConfigurationOutput.ApiKeyId",
    ],
  },
  {
    reason: "Credentials of a connection to a data source of SageMaker, not of Bedrock.",
    names: ["AWS::DataZone::Connection AuthenticationConfigurationInput.KmsKeyArn"],
  },
];

/** IAM service prefixes and list actions that lead to no data of their own. */
export const AUTHORIZATION_EXCLUSIONS: readonly Exclusion[] = [
  { reason: "Searches the web for a request; nothing can be listed.", names: ["bedrock-websearch"] },
  { reason: "The name that ListEvaluationJobs had before.", names: ["bedrock:ListModelEvaluationJobs"] },
  {
    reason: "Records are encrypted with the key of their registry, which has a row; tags are no content.",
    names: [
      "agent-registry:ListRegistryRecords",
      "agent-registry:ListDiscoverableRegistryRecords",
      "agent-registry:ListTagsForResource",
    ],
  },
  {
    reason:
      "They belong to projects, which have rows: none of their members names a key, so listing them would add no information. Responses cannot be listed.",
    names: ["bedrock-mantle"],
  },
];
