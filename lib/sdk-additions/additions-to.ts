import { makeBuilder } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";
import type { Logger, MetadataBearer, RequestHandler, StaticOperationSchema } from "@smithy/types";

interface ClientConfig {
  logger?: Logger;
  // The SDK's own constraint: each of its clients takes another handler.
  // biome-ignore lint/suspicious/noExplicitAny: copied from the signature of `makeBuilder`
  requestHandler: RequestHandler<any, any, any>;
}

/** The endpoint parameters of every client of the Bedrock family, as each of them declares its own. */
const ENDPOINT_PARAMETERS = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
} as const;

/**
 * Makes command classes for a client of the SDK with the SDK's own builder, so that endpoint, signature, retries,
 * request id and typed errors are those of the client. Members that a schema does not declare are dropped.
 *
 * @param service the service shape's name, as in the client's own commands
 * @param client the name of the client's class
 */
export function additionsTo(service: string, client: string) {
  const build = makeBuilder<ClientConfig, object, MetadataBearer>(
    ENDPOINT_PARAMETERS,
    service,
    client,
    getEndpointPlugin,
  );
  return <Input extends object, Output extends object>(schema: StaticOperationSchema) =>
    build<Input, Output & MetadataBearer>({}, () => [], schema[2], schema);
}
