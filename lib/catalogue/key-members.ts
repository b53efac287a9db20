import type { NormalizedSchema } from "@smithy/core/schema";
import type { SdkOperation } from "./sdk-operation.ts";

/** A text member of an operation's answer, e.g. `agents[].kmsKeyArn`; `{}` stands for the values of a map. */
export interface OutputMember {
  readonly operation: SdkOperation;
  readonly path: string;
}

/** How such a member is written in exclusions and messages. */
export const nameOf = ({ operation: { service, name }, path }: OutputMember): string => `${service} ${name} ${path}`;

/** Every text member of an answer, however deep: in structures, unions, lists and maps. */
export function* textMembers(operation: SdkOperation): Generator<OutputMember> {
  for (const path of textPaths(operation.output, "", new Set())) yield { operation, path };
}

function* textPaths(schema: NormalizedSchema, path: string, above: ReadonlySet<string>): Generator<string> {
  if (schema.isStringSchema()) yield path;
  else if (schema.isListSchema()) yield* textPaths(schema.getValueSchema(), `${path}[]`, above);
  else if (schema.isMapSchema()) yield* textPaths(schema.getValueSchema(), `${path}{}`, above);
  else if (schema.isStructSchema()) {
    const name = schema.getName(true) ?? path;
    // A shape that holds itself: everything in it was walked one level up.
    if (above.has(name)) return;
    const within = new Set([...above, name]);
    for (const [member, inner] of schema.structIterator()) {
      yield* textPaths(inner, path === "" ? member : `${path}.${member}`, within);
    }
  }
}

/** Generous: better an exclusion with its reason too many than a key too few. */
const KEY_NAME = /kms|cmk|encrypt|key_?(arn|id)/i;

/** Whether a name or path is one that may lead to an encryption key. */
export const namesKey = (path: string): boolean => KEY_NAME.test(path);

/** Whether a member may name an encryption key: something on the way to it is called so. */
export const mayNameKey = ({ path }: OutputMember): boolean => namesKey(path);
