import type { Chain, ChainLink } from "#lib/domain/watch/chain.ts";

/** What to do about the link at which a chain ends; null where it does not. */
export function adviceFor(chain: Chain): string | null {
  const end = endOf(chain);
  if (!end) return null;
  if (end.state === "broken") return MENDING[end.part];
  return end.permission === null
    ? "Look there yourself: this scan could not tell."
    : `Give the scanner ${end.permission} and scan again.`;
}

/** The link that decides: the first that is broken, else the first that cannot be told. */
export function endOf({ links }: Chain): ChainLink | null {
  return links.find(({ state }) => state === "broken") ?? links.find(({ state }) => state === "cannot-tell") ?? null;
}

const MENDING = {
  trail: "Have a trail record write events of KMS here: switch it on, and take KMS back into its selectors.",
  filter: "Add a metric filter for the call to the trail's log group; send the trail to one if it has none.",
  alarm: "Give the filter's metric an alarm that one event sets off, with its actions switched on.",
  topic: "Have somebody confirm a subscription to the topic.",
  rule: "Add the call to an enabled rule on the default event bus.",
  target: "Give the rule a topic as target to which somebody has confirmed a subscription.",
} as const satisfies Record<ChainLink["part"], string>;
