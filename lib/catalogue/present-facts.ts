/** Facts of a response, without members that are missing or are not text. */
export const presentFacts = (facts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => typeof fact[1] === "string"));
