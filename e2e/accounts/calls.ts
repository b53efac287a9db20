/** `service:Operation` → calls. */
export type Calls = Readonly<Record<string, number>>;

/** Entries on one page of the demo account's listings. */
const PAGE = 10;

/** The calls that list so many things. */
export const pages = ({ length }: { readonly length: number }): number => Math.max(1, Math.ceil(length / PAGE));

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
