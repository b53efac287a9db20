import type { NormalizedSchema } from "@smithy/core/schema";
import type { SdkOperation } from "./sdk-operation.ts";

/** A text member of an operation's response, e.g. `agents[].kmsKeyArn`; `{}` stands for the values of a map. */
export interface OutputMember {
  readonly operation: SdkOperation;
  readonly path: string;
}

/** The name of such a member in exclusions and messages. */
export const nameOf = ({ operation: { service, name }, path }: OutputMember): string => `${service} ${name} ${path}`;

/** Every text member of a response at any depth: in structures, unions, lists and maps. */
export function* textMembers(operation: SdkOperation): Generator<OutputMember> {
  for (const path of textPaths(operation.output, "", new Set())) yield { operation, path };
}

function* textPaths(schema: NormalizedSchema, path: string, above: ReadonlySet<string>): Generator<string> {
  if (schema.isStringSchema()) yield path;
  else if (schema.isListSchema()) yield* textPaths(schema.getValueSchema(), `${path}[]`, above);
  else if (schema.isMapSchema()) yield* textPaths(schema.getValueSchema(), `${path}{}`, above);
  else if (schema.isStructSchema()) {
    const name = schema.getName(true) ?? path;
    // A recursive shape: its members were visited one level up.
    if (above.has(name)) return;
    const within = new Set([...above, name]);
    for (const [member, inner] of schema.structIterator()) {
      yield* textPaths(inner, path === "" ? member : `${path}.${member}`, within);
    }
  }
}

/** Broad on purpose: an unnecessary exclusion costs a line, a missed key a wrong verdict. */
const KEY_NAME = /kms|cmk|encrypt|key_?(arn|id)/i;

/** Whether a name or path may lead to an encryption key. */
export const namesKey = (path: string): boolean => KEY_NAME.test(path);

/** Whether a member may name an encryption key, by any name on its path. */
export const mayNameKey = ({ path }: OutputMember): boolean => namesKey(path);
