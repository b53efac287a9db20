import { parseAst } from "rolldown/parseAst";

/** A text of a source file that users may read. */
export interface ShownText {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

/** Attributes whose values a browser never shows. */
const HIDDEN_ATTRIBUTES = new Set(["className", "href", "id", "key", "name", "type", "role", "scope", "value"]);

/**
 * Every text in a TypeScript source: string literals, template texts and JSX texts. Imports, types and attributes that
 * a browser never shows are left out.
 *
 * @param file decides by its ending whether the source has JSX
 */
export function shownTexts(source: string, file: string): readonly ShownText[] {
  const found: ShownText[] = [];
  const lineAt = (offset: number) => source.slice(0, offset).split("\n").length;
  const visit = (node: Node) => {
    const text = textOf(node);
    if (text !== null) found.push({ line: lineAt(node.start), text: text.replace(/\s+/g, " ").trim() });
    if (!isHidden(node)) for (const child of childrenOf(node)) visit(child);
  };
  visit(parseAst(source, { lang: file.endsWith(".tsx") ? "tsx" : "ts" }, file) as unknown as Node);
  return found.filter(({ text }) => text !== "");
}

function textOf({ type, value, quasis }: Node): string | null {
  if (type === "JSXText" || type === "Literal") return typeof value === "string" ? value : null;
  if (type !== "TemplateLiteral") return null;
  return (quasis as readonly { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked).join("…");
}

function isHidden({ type, name }: Node): boolean {
  if (type === "JSXAttribute") return HIDDEN_ATTRIBUTES.has((name as { name: string }).name);
  return /^Import|^ExportAll|^TS(Interface|TypeAlias|TypeAnnotation|TypeParameter)/.test(type);
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

const childrenOf = (node: Node): readonly Node[] =>
  Object.entries(node).flatMap(([member, value]) => (member === "parent" ? [] : [value].flat().filter(isNode)));
