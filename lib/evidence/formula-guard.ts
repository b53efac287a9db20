/** Characters that spreadsheets skip or hide before a formula: blanks, quotes, characters without a glyph. */
const SKIPPED = "\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800\"'`“”„‟‘’‚‛«»＂＇";
/** The signs that start a formula, with their full-width, small, raised and lowered forms. */
const SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−﬩";
/**
 * Characters that separate cells or records for a spreadsheet that does not split at the comma and so ignores our
 * quotes.
 */
const DIVIDERS = ";|\\t\\r\\n";

const AT_START = new RegExp(`^[${SKIPPED}]*[${SIGNS}\\t\\r]`, "u");
const DIVIDER = new RegExp(`[${DIVIDERS}]`);
const AFTER_DIVIDER = new RegExp(`[${DIVIDERS}](?=(?:(?![${DIVIDERS}])[${SKIPPED}])*[${SIGNS}])`, "gu");

/**
 * Puts an apostrophe before everything that a spreadsheet would take for a formula: at the start of a cell, and after a
 * character at which a spreadsheet of another locale splits the cell.
 */
export function guardFormula(cell: string): string {
  const parts = DIVIDER.test(cell) ? cell.replace(AFTER_DIVIDER, "$&'") : cell;
  return AT_START.test(cell) ? `'${parts}` : parts;
}
