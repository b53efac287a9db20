import { NormalizedSchema } from "@smithy/core/schema";
import type { MetadataBearer } from "@smithy/types";
import type { Page, Sequence } from "./paging.ts";
import { type Service, serviceOf } from "./services.ts";

/** What a handler knows about the call beside its input. */
export interface Call {
  readonly region: string;
  /**
   * Cuts a listing into pages as AWS does.
   *
   * @param token the token of the request
   * @param size the requested page size
   * @param most the largest size that this operation takes
   * @throws AwsError for a size out of range, and for a token of another operation or another input
   */
  page<Item>(items: Sequence<Item>, token: string | undefined, size: number | undefined, most: number): Page<Item>;
}

/** One operation that the demo account answers. */
export interface Operation {
  readonly service: Service;
  readonly name: string;
  /** Method and path template of REST operations, e.g. `GET`, `/custom-models/{modelIdentifier}`. */
  readonly http: { readonly method: string; readonly path: string } | null;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** What AWS answers besides, and the schema does not declare. */
  readonly undeclared?: object;
  answer(input: object, call: Call): object;
}

/** The part of an SDK command class from which the compiler learns the types of input and output. */
interface CommandClass<Input, Output> {
  new (
    input: Input,
  ): {
    resolveMiddleware(
      stack: never,
      configuration: never,
      options: never,
    ): (args: { input: Input }) => Promise<{ output: Output }>;
  };
}

/**
 * Makes an operation from a command class of the SDK and a function from its input to its output. Route and
 * wire shapes come from the schema that the command carries, so a new operation is one such call.
 *
 * @param undeclared members that AWS answers besides: content that the command's schema leaves out on purpose
 */
export function handle<Input extends object, Output extends MetadataBearer>(
  command: CommandClass<Input, Output>,
  answer: (input: Input, call: Call) => Omit<Output, "$metadata">,
  undeclared?: object,
): Operation {
  const [, namespace, name, traits, input, output] = schemaOf(command);
  const http = typeof traits === "object" ? traits.http : undefined;
  return {
    service: serviceOf(namespace),
    name,
    http: http ? { method: http[0], path: http[1] } : null,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    ...(undeclared ? { undeclared } : {}),
    // The input was decoded by the schema of this very command.
    answer: (decoded, call) => answer(decoded as Input, call),
  };
}

type OperationSchema = readonly [
  number,
  string,
  string,
  { readonly http?: readonly [string, string, number] } | number,
  Parameters<typeof NormalizedSchema.of>[0],
  Parameters<typeof NormalizedSchema.of>[0],
];

function schemaOf<Input, Output>(command: CommandClass<Input, Output>): OperationSchema {
  const instance: object = new command({} as Input);
  if (!("schema" in instance) || !Array.isArray(instance.schema)) throw new Error(`${command.name} has no schema`);
  return instance.schema as unknown as OperationSchema;
}
