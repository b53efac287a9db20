import { type FaultRule, PLAIN_FAULTS } from "#lib/demo/faults/fault-rule.ts";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// A resource that is deleted between list and get has no row, correctly: the law does not cover it.
const KINDS = [...PLAIN_FAULTS.filter((kind) => kind !== "delete-between"), "throttle", "slow"] as const;
/** Only time ends these: once in a scan is enough. */
const ENDLESS: readonly string[] = ["hang", "slow"];
/** Without it there is no scan. */
const IDENTITY = "sts:GetCallerIdentity";

/** Up to four faults for one scan, for all calls of an operation or for the first few. */
export function drawFaults(random: () => number, operations: readonly string[]): readonly FaultRule[] {
  const draw = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const known = operations.filter((operation) => operation !== IDENTITY);
  return Array.from({ length: Math.floor(random() * 5) }, () => {
    const kind = draw(KINDS) ?? "deny";
    const operation = draw(known) ?? "kms:*";
    const few = ENDLESS.includes(kind) ? 1 : Math.floor(random() * 6);
    const matcher = { operation, ...(few > 0 && { times: few }) };
    return kind === "slow" ? { ...matcher, kind, bytesPerSecond: 40 } : { ...matcher, kind };
  });
}
