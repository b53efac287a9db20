/**
 * A value whose texts, and the names of whose members, are Unicode: a lone half of a surrogate pair becomes U+FFFD.
 * JSON can carry such halves by escapes, but neither UTF-8 nor HTML can, so that what is stored, shown and exported
 * would differ. Looks into lists and plain objects only.
 */
export function wellFormed<Value>(value: Value): Value;
export function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map((item) => wellFormed(item));
  if (!isPlain(value)) return value;
  // fromEntries defines members, `__proto__` too, and never sets a prototype.
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name.toWellFormed(), wellFormed(item)]));
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The first characters of a text: never half of a surrogate pair. */
export function cutText(text: string, longest: number): string {
  return text.length > longest
    ? `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, "")}…`
    : text;
}
