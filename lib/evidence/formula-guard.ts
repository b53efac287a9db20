/**
 * A cell that a spreadsheet may take for a formula: one of = + - @ (also full-width), a tab or a carriage
 * return first, after any quotes, blanks or invisible characters, which spreadsheets skip.
 */
const FORMULA = /^[\s\p{Z}\p{Cf}\p{Cc}"'`“”„‟‘’‚‛«»＂＇]*[=+\-@＝＋－＠\t\r]/u;

/** Neutralises a cell that a spreadsheet would take for a formula by a leading apostrophe. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
