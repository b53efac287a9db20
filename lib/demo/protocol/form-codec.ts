import type { NormalizedSchema } from "@smithy/core/schema";
import { readTimestamp } from "./timestamp.ts";

/** How a query protocol names things: `Filters.member.1.Name` in AWS query, `Filter.1.Name` in EC2's. */
export interface FormNames {
  member(name: string, schema: NormalizedSchema): string;
  item(prefix: string, schema: NormalizedSchema, index: number): string;
}

/** Rebuilds a structure from the flat fields of a form. */
export function fromForm(
  schema: NormalizedSchema,
  fields: ReadonlyMap<string, string>,
  names: FormNames,
  prefix = "",
): object {
  const members: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = readField(member, fields, names, prefix + names.member(name, member));
    if (value !== undefined) members[name] = value;
  }
  return members;
}

function readField(
  schema: NormalizedSchema,
  fields: ReadonlyMap<string, string>,
  names: FormNames,
  name: string,
): unknown {
  if (schema.isListSchema()) return readList(schema, fields, names, name);
  if (schema.isStructSchema()) {
    return hasAny(fields, name) ? fromForm(schema, fields, names, `${name}.`) : undefined;
  }
  const text = fields.get(name);
  if (text === undefined) return undefined;
  if (schema.isBooleanSchema()) return text === "true";
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isTimestampSchema()) return readTimestamp(text);
  return text;
}

function readList(
  schema: NormalizedSchema,
  fields: ReadonlyMap<string, string>,
  names: FormNames,
  name: string,
): readonly unknown[] | undefined {
  const items: unknown[] = [];
  for (let index = 1; ; index += 1) {
    const itemName = names.item(name, schema, index);
    if (!hasAny(fields, itemName)) break;
    items.push(readField(schema.getValueSchema(), fields, names, itemName));
  }
  return items.length > 0 ? items : undefined;
}

function hasAny(fields: ReadonlyMap<string, string>, name: string): boolean {
  if (fields.has(name)) return true;
  for (const key of fields.keys()) if (key.startsWith(`${name}.`)) return true;
  return false;
}
