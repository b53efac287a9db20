import * as bedrock from "@aws-sdk/client-bedrock";
import * as bedrockAgent from "@aws-sdk/client-bedrock-agent";
import * as bedrockAgentRuntime from "@aws-sdk/client-bedrock-agent-runtime";
import * as bedrockAgentcore from "@aws-sdk/client-bedrock-agentcore";
import * as bedrockAgentcoreControl from "@aws-sdk/client-bedrock-agentcore-control";
import * as bedrockDataAutomation from "@aws-sdk/client-bedrock-data-automation";
import * as bedrockRuntime from "@aws-sdk/client-bedrock-runtime";
import * as datazone from "@aws-sdk/client-datazone";
import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";
import type { Request, Service } from "./request.ts";

/** The clients of everything that belongs to Amazon Bedrock. */
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

/** One operation of an SDK client, with the runtime schemas of what it takes and answers. */
export interface SdkOperation {
  readonly service: Service;
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

/** Every operation of every Bedrock-family client: each client exports their schemas from its package root. */
export function familyOperations(): readonly SdkOperation[] {
  return Object.entries(FAMILY).flatMap(([service, client]) =>
    Object.values(client)
      .filter(isOperation)
      .map((schema) => operation(service as keyof typeof FAMILY, schema)),
  );
}

/**
 * The operation of a request, as its command's own schema tells it.
 *
 * @throws Error for a command without a runtime schema
 */
export function sdkOperationOf({ service, command }: Pick<Request<unknown>, "service" | "command">): SdkOperation {
  const schema: unknown = "schema" in command ? command.schema : undefined;
  if (!isOperation(schema)) throw new Error(`A command of ${service} carries no runtime schema`);
  return operation(service, schema);
}

/** Operations are tuples that begin with 9. */
const isOperation = (value: unknown): value is StaticOperationSchema => Array.isArray(value) && value[0] === 9;

const operation = (service: Service, [, , name, , input, output]: StaticOperationSchema): SdkOperation => ({
  service,
  name,
  input: NormalizedSchema.of(input),
  output: NormalizedSchema.of(output),
});
