import type { LinkState } from "#lib/domain/watch/chain.ts";
import { LINK_STYLES } from "./link-style.ts";

/** A state as sign and word; the word can be another where a chain and not a link is meant. */
export function LinkMark({ state, word }: { state: LinkState; word?: string }) {
  const { Icon, label, tone } = LINK_STYLES[state];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap font-medium text-xs ${tone}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {word ?? label}
    </span>
  );
}

/** What a chain's state means to somebody who waits for a message. */
export const TOLD_WORDS = {
  whole: "Somebody is told",
  broken: "Nobody is told",
  "cannot-tell": "Cannot tell",
} as const satisfies Record<LinkState, string>;
