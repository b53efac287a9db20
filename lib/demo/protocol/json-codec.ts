import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "./aws-error.ts";
import { readTimestamp, TIMESTAMP, writeTimestamp } from "./timestamp.ts";

/** Reshapes a typed value into what `JSON.stringify` writes on the wire: members of the schema only. */
export function toJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) return mapMembers(schema, value as object, toJson);
  if (schema.isListSchema()) return (value as readonly unknown[]).map((item) => toJson(schema.getValueSchema(), item));
  if (schema.isMapSchema()) return mapEntries(value as object, (item) => toJson(schema.getValueSchema(), item));
  if (value instanceof Date) return writeTimestamp(schema, value, TIMESTAMP.epochSeconds);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return value;
}

/** Reshapes parsed JSON into the typed value that a handler takes; unknown members are dropped, as AWS drops them. */
export function fromJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) return mapMembers(schema, asObject(value), fromJson);
  if (schema.isListSchema()) return asList(value).map((item) => fromJson(schema.getValueSchema(), item));
  if (schema.isMapSchema()) return mapEntries(asObject(value), (item) => fromJson(schema.getValueSchema(), item));
  if (schema.isTimestampSchema()) return readTimestamp(value);
  if (schema.isBlobSchema()) return Buffer.from(String(value), "base64");
  return value;
}

function mapMembers(
  schema: NormalizedSchema,
  value: object,
  reshape: (schema: NormalizedSchema, value: unknown) => unknown,
): object {
  const members: Record<string, unknown> = {};
  const source = value as Readonly<Record<string, unknown>>;
  for (const [name, member] of schema.structIterator()) {
    const reshaped = reshape(member, source[name]);
    if (reshaped !== undefined) members[name] = reshaped;
  }
  return members;
}

function mapEntries(value: object, reshape: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reshape(item)]));
}

function asObject(value: unknown): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notUnderstood();
  return value;
}

function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw notUnderstood();
  return value;
}

/** Parses a request body; an empty one is an empty object. */
export function parseJsonBody(body: string): object {
  if (body === "") return {};
  try {
    return asObject(JSON.parse(body));
  } catch {
    throw notUnderstood();
  }
}

function notUnderstood(): AwsError {
  return new AwsError("SerializationException", "The request body could not be understood.");
}
