import type { NormalizedSchema } from "@smithy/core/schema";
import { readTimestamp } from "./timestamp.ts";
import type { Route, WireRequest } from "./wire.ts";

/** Reads the members of an input that travel outside the body: path labels, query parameters, headers. */
export function readBoundMembers(request: WireRequest, { operation, labels }: Route): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, schema] of operation.input.structIterator()) {
    const value = boundTexts(request, labels, name, schema);
    if (value.length > 0) members[name] = readTexts(schema, value);
  }
  return members;
}

/** Whether a member travels in the body. */
export function isInBody(schema: NormalizedSchema): boolean {
  const { httpLabel, httpQuery, httpHeader } = schema.getMergedTraits();
  return httpLabel === undefined && httpQuery === undefined && httpHeader === undefined;
}

function boundTexts(
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
  name: string,
  schema: NormalizedSchema,
): readonly string[] {
  const { httpLabel, httpQuery, httpHeader } = schema.getMergedTraits();
  if (httpLabel !== undefined) return labels[name] === undefined ? [] : [labels[name]];
  if (typeof httpQuery === "string") return request.query.getAll(httpQuery);
  if (typeof httpHeader === "string") return [request.headers[httpHeader.toLowerCase()] ?? []].flat();
  return [];
}

function readTexts(schema: NormalizedSchema, texts: readonly string[]): unknown {
  if (schema.isListSchema()) return texts.map((text) => readText(schema.getValueSchema(), text));
  return readText(schema, texts[0] ?? "");
}

function readText(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) return text === "true";
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isTimestampSchema()) return readTimestamp(text);
  return text;
}
