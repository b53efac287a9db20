/** A text as a string of Terraform's language: quoted, with nothing left that it would evaluate. */
export function hclString(text: string): string {
  const plain = [...text].map(escaped).join("");
  return `"${plain.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)}"`;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hidden = code < 0x20 || code === 0x7f || /\p{Cf}|\p{Zl}|\p{Zp}/u.test(character);
  return NAMED.get(character) ?? (hidden ? `\\U${code.toString(16).padStart(8, "0")}` : character);
}

/** A list of such strings. */
export const hclList = (texts: readonly string[]): string => `[${texts.map(hclString).join(", ")}]`;
