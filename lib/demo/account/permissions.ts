import { AwsError, accessDenied, unknownOperation } from "../protocol/aws-error.ts";
import type { UnderstoodCall } from "../protocol/dispatch.ts";
import { PRINCIPAL_ARN } from "./identity.ts";
import { isEnabled, REGION_WITHOUT_BEDROCK } from "./regions.ts";

/** Whole operations that the auditor's role may not call in a Region. What they would list exists nonetheless. */
export const DENIED: readonly { readonly operation: string; readonly region: string }[] = [
  { operation: "bedrock:ListCustomModelDeployments", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListABTests", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListAgentRuntimes", region: "ap-southeast-2" },
  { operation: "bedrock-agentcore:ListBatchEvaluations", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListBrowserProfiles", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListCodeInterpreters", region: "ap-southeast-2" },
  { operation: "bedrock-agentcore:ListConsentPortals", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListEvaluators", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListPaymentManagers", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListPolicyEngineSummaries", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListRegistries", region: "eu-central-1" },
  { operation: "bedrock-agentcore:ListWorkloadIdentities", region: "ap-southeast-2" },
  { operation: "bedrock:ListAsyncInvokes", region: "eu-central-1" },
  { operation: "bedrock:ListModelCopyJobs", region: "ap-southeast-2" },
  { operation: "bedrock:ListModelInvocationJobs", region: "ap-southeast-2" },
  { operation: "bedrock:ListPromptRouters", region: "ap-southeast-2" },
  { operation: "bedrock:ListProjects", region: "ap-southeast-2" },
  { operation: "bedrock:ListInferenceProfiles", region: "ap-southeast-2" },
  { operation: "bedrock:GetAccountDataRetention", region: "ap-southeast-2" },
  { operation: "ec2:DescribeVpcEndpoints", region: "ap-southeast-2" },
  { operation: "cloudtrail:DescribeTrails", region: REGION_WITHOUT_BEDROCK },
  { operation: "logs:DescribeMetricFilters", region: "eu-central-1" },
];

const NOT_OFFERED = new Set(["bedrock", "bedrock-agentcore", "agent-registry", "datazone"]);

/** Refuses what the account itself refuses: Regions it has not enabled, services a Region lacks, missing permissions. */
export function checkPermission({ operation, signingName, region }: UnderstoodCall): void {
  if (!isEnabled(region)) {
    const code = signingName === "sts" ? "InvalidClientTokenId" : "UnrecognizedClientException";
    throw new AwsError(code, "The security token included in the request is invalid.", 403);
  }
  if (region === REGION_WITHOUT_BEDROCK && NOT_OFFERED.has(signingName)) throw unknownOperation();
  if (DENIED.some((denied) => denied.operation === operation && denied.region === region)) {
    throw accessDenied(PRINCIPAL_ARN, operation, "*");
  }
}
