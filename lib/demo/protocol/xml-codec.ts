import type { NormalizedSchema } from "@smithy/core/schema";
import { TIMESTAMP, writeTimestamp } from "./timestamp.ts";

/** Writes a structure's members as XML elements, by the names, flattening and timestamp formats of its schema. */
export function xmlMembers(schema: NormalizedSchema, value: object): string {
  const source = value as Readonly<Record<string, unknown>>;
  let xml = "";
  for (const [name, member] of schema.structIterator()) {
    const item = source[name];
    if (item !== undefined && item !== null) xml += xmlMember(traitName(member) ?? name, member, item);
  }
  return xml;
}

/** An element with ready content. */
export function xmlElement(name: string, content: string, namespace?: string): string {
  return `<${name}${namespace ? ` xmlns="${namespace}"` : ""}>${content}</${name}>`;
}

/** Text made safe for an element's content. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function xmlMember(name: string, schema: NormalizedSchema, value: unknown): string {
  const flattened = schema.getMergedTraits().xmlFlattened === 1;
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const itemName = flattened ? name : (traitName(item) ?? "member");
    const items = (value as readonly unknown[]).map((each) => xmlMember(itemName, item, each)).join("");
    return flattened ? items : xmlElement(name, items);
  }
  if (schema.isMapSchema()) {
    const [key, item] = [schema.getKeySchema(), schema.getValueSchema()];
    const entries = Object.entries(value as object).map(([entryKey, each]) =>
      xmlElement(
        flattened ? name : "entry",
        xmlMember(traitName(key) ?? "key", key, entryKey) + xmlMember(traitName(item) ?? "value", item, each),
      ),
    );
    return flattened ? entries.join("") : xmlElement(name, entries.join(""));
  }
  if (schema.isStructSchema()) return xmlElement(name, xmlMembers(schema, value as object));
  if (value instanceof Date) return xmlElement(name, String(writeTimestamp(schema, value, TIMESTAMP.dateTime)));
  if (value instanceof Uint8Array) return xmlElement(name, Buffer.from(value).toString("base64"));
  return xmlElement(name, xmlText(String(value)));
}

function traitName(schema: NormalizedSchema): string | undefined {
  const { xmlName } = schema.getMergedTraits();
  return typeof xmlName === "string" ? xmlName : undefined;
}
