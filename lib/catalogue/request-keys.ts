/** Keys that a caller passes with a request and that no API returns afterwards. */
export interface UnseenKey {
  readonly operations: readonly string[];
  /** What the key encrypts. */
  readonly data: string;
  readonly source: string;
}

/** The only list of them: the Gaps page shows it, and the README has to name each operation. */
export const UNSEEN_KEYS: readonly UnseenKey[] = [
  {
    operations: ["RetrieveAndGenerate", "RetrieveAndGenerateStream"],
    data: "the session of a conversation with a knowledge base",
    source: "SDK, RetrieveAndGenerateSessionConfiguration.kmsKeyArn",
  },
  {
    operations: ["InvokeInlineAgent"],
    data: "the session of an inline agent and of its collaborators",
    source: "SDK, InvokeInlineAgentRequest.customerEncryptionKeyArn and Collaborator.customerEncryptionKeyArn",
  },
  {
    operations: ["InvokeDataAutomation", "InvokeDataAutomationAsync"],
    data: "the data that Data Automation processes for one invocation",
    source: "Amazon Bedrock API Reference, data-automation-runtime EncryptionConfiguration",
  },
  {
    operations: ["InvokeBlueprintOptimizationAsync"],
    data: "the data that is processed to optimize a blueprint",
    source: "SDK, InvokeBlueprintOptimizationAsyncRequest.encryptionConfiguration",
  },
];

/** Requests other than Create and Update that name a key or seem to, and where the scan sees that key. */
export const SHOWN_LATER: Readonly<Record<string, string>> = {
  StartAsyncInvoke: "GetAsyncInvoke and ListAsyncInvokes show it.",
  StartBatchEvaluation: "GetBatchEvaluation and ListBatchEvaluations show it.",
  StartRecommendation: "GetRecommendation shows it.",
  SetTokenVaultCMK: "GetTokenVault shows it.",
  InvokeHarness: "It names a credential of the token vault, not an encryption key.",
  PutDataExportConfiguration: "Data of SageMaker, not of Bedrock.",
};
