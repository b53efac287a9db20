import type { Scope } from "../resource-type.ts";

/** The ARN of an AgentCore resource of the account, for listings that give only its id. */
export const agentcoreArn = ({ partition, region, accountId }: Scope, resource: string): string =>
  `arn:${partition}:bedrock-agentcore:${region}:${accountId}:${resource}`;
