import type { NormalizedSchema } from "@smithy/core/schema";
import { TIMESTAMP, writeTimestamp } from "./timestamp.ts";

/** The members of an output that travel in headers, as headers. */
export function headerMembers(schema: NormalizedSchema, output: object): Record<string, string> {
  const headers: Record<string, string> = {};
  const source = output as Readonly<Record<string, unknown>>;
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader } = member.getMergedTraits();
    const value = source[name];
    if (typeof httpHeader !== "string" || value === undefined) continue;
    headers[httpHeader.toLowerCase()] = String(
      value instanceof Date ? writeTimestamp(member, value, TIMESTAMP.httpDate) : value,
    );
  }
  return headers;
}

/** The members of an output that travel in the body. */
export function bodyMembers(schema: NormalizedSchema, output: object): object {
  const inHeaders = new Set(
    [...schema.structIterator()].flatMap(([name, member]) => (member.getMergedTraits().httpHeader ? [name] : [])),
  );
  if (inHeaders.size === 0) return output;
  return Object.fromEntries(Object.entries(output).filter(([name]) => !inHeaders.has(name)));
}
