import * as bedrock from "@aws-sdk/client-bedrock";
import * as bedrockAgent from "@aws-sdk/client-bedrock-agent";
import * as bedrockAgentRuntime from "@aws-sdk/client-bedrock-agent-runtime";
import * as bedrockAgentcore from "@aws-sdk/client-bedrock-agentcore";
import * as bedrockAgentcoreControl from "@aws-sdk/client-bedrock-agentcore-control";
import * as bedrockDataAutomation from "@aws-sdk/client-bedrock-data-automation";
import * as bedrockRuntime from "@aws-sdk/client-bedrock-runtime";
import * as datazone from "@aws-sdk/client-datazone";
import { ADDITIONS } from "#lib/sdk-additions/additions.testkit.ts";
import type { Service } from "./request.ts";
import { isOperation, type SdkOperation, sdkOperation } from "./sdk-operation.ts";

/** The SDK clients of Amazon Bedrock's services. */
const FAMILY = {
  bedrock,
  "bedrock-agent": bedrockAgent,
  "bedrock-agent-runtime": bedrockAgentRuntime,
  "bedrock-runtime": bedrockRuntime,
  "bedrock-data-automation": bedrockDataAutomation,
  "bedrock-agentcore": bedrockAgentcore,
  "bedrock-agentcore-control": bedrockAgentcoreControl,
  datazone,
} satisfies Partial<Record<Service, object>>;

/**
 * Every operation of every Bedrock-family client, from the schemas that its package exports, and the operations that
 * AWS documents but the SDK does not have.
 */
export function familyOperations(): readonly SdkOperation[] {
  const exported = Object.entries(FAMILY).flatMap(([service, client]) =>
    Object.values(client)
      .filter(isOperation)
      .map((schema) => sdkOperation(service as keyof typeof FAMILY, schema)),
  );
  const added = Object.entries(ADDITIONS).flatMap(([service, schemas]) =>
    schemas.map((schema) => sdkOperation(service as keyof typeof ADDITIONS, schema)),
  );
  return [...exported, ...added];
}
