import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";
import type { Request, Service } from "./request.ts";

/** One operation of an SDK client, with the runtime schemas of its input and output. */
export interface SdkOperation {
  readonly service: Service;
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

/**
 * The operation of a request, from the schema of its command.
 *
 * @throws Error for a command without a runtime schema
 */
export function sdkOperationOf({ service, command }: Pick<Request<unknown>, "service" | "command">): SdkOperation {
  const schema: unknown = "schema" in command ? command.schema : undefined;
  if (!isOperation(schema)) throw new Error(`A command of ${service} carries no runtime schema`);
  return sdkOperation(service, schema);
}

/** The IAM prefix and the operation's name, as AWS writes it. */
export const operationName = (request: Request<unknown>): string =>
  `${request.permission.split(":")[0]}:${sdkOperationOf(request).name}`;

/** Whether a value is the runtime schema of an operation: a tuple that begins with 9. */
export const isOperation = (value: unknown): value is StaticOperationSchema => Array.isArray(value) && value[0] === 9;

/** Reads an operation's runtime schema. */
export const sdkOperation = (service: Service, [, , name, , input, output]: StaticOperationSchema): SdkOperation => ({
  service,
  name,
  input: NormalizedSchema.of(input),
  output: NormalizedSchema.of(output),
});
