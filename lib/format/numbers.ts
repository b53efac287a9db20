const COUNT = new Intl.NumberFormat("en-US");

/** A whole number with separators: `12,345`. */
export const formatCount = (count: number): string => COUNT.format(count);

/** A count with its noun: `1 key`, `2 keys`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** A share as a whole percentage that never rounds a part to none or to all: `<1 %`, `>99 %`. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (part / whole) * 100;
  if (part > 0 && percent < 1) return "<1%";
  if (part < whole && percent > 99) return ">99%";
  return `${Math.round(percent)}%`;
}
