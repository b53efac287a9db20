import { NormalizedSchema } from "@smithy/core/schema";
import type { Command } from "./request.ts";

/** Values that replace the generated ones, by member path, e.g. `agent.createdAt`; `undefined` omits a member. */
export type Overrides = Readonly<Record<string, unknown>>;

/**
 * A response with every member of the command's runtime schema and one item in each list, so that tests and the
 * printed catalogue need no handwritten response for each operation.
 */
export function sampleAnswer(command: Command<unknown>, overrides: Overrides = {}): Record<string, unknown> {
  const schema: unknown = "schema" in command ? command.schema : undefined;
  if (!Array.isArray(schema)) throw new Error("The command carries no runtime schema");
  const output: unknown = schema[5];
  const normalized = NormalizedSchema.of(output as Parameters<typeof NormalizedSchema.of>[0]);
  return sample(normalized, "", overrides, new Set()) as Record<string, unknown>;
}

function sample(schema: NormalizedSchema, path: string, overrides: Overrides, above: ReadonlySet<string>): unknown {
  if (path in overrides) return overrides[path];
  if (schema.isStructSchema()) return sampleStructure(schema, path, overrides, above);
  if (schema.isListSchema()) return [sample(schema.getValueSchema(), `${path}[]`, overrides, above)];
  if (schema.isMapSchema()) return {};
  if (schema.isTimestampSchema()) return new Date("2026-01-02T03:04:05Z");
  if (schema.isBooleanSchema()) return true;
  if (schema.isNumericSchema()) return 1;
  return sampleText(path);
}

function sampleStructure(schema: NormalizedSchema, path: string, overrides: Overrides, above: ReadonlySet<string>) {
  const name = schema.getName(true) ?? path;
  if (above.has(name)) return undefined;
  const below = new Set([...above, name]);
  const members: Record<string, unknown> = {};
  for (const [member, memberSchema] of schema.structIterator()) {
    members[member] = sample(memberSchema, path === "" ? member : `${path}.${member}`, overrides, below);
  }
  return members;
}

function sampleText(path: string): string {
  if (/arn$/i.test(path)) return "arn:aws:bedrock:us-east-1:123456789012:sample/one";
  if (/uri$/i.test(path)) return "s3://sample-bucket/prefix";
  return "sample";
}
