import { countOf } from "#lib/format/numbers.ts";

/** More names than this are counted, so that no page grows with the number of accounts. */
const MOST_NAMED = 40;

/** The accounts of a posture: `Account 111122223333`, or their number. */
export function saysOfAccounts(accounts: readonly string[], noun: "Account" | "account" = "Account"): string {
  if (accounts.length === 0) return `No ${noun.toLowerCase()} of this scope`;
  return accounts.length === 1 ? `${noun} ${accounts[0]}` : countOf(accounts.length, "account");
}

/** Names in a sentence; their number if there are many. */
export const namesOrCount = (names: readonly string[], noun: string): string =>
  names.length > MOST_NAMED ? countOf(names.length, noun) : names.join(", ");
