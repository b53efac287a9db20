import type { LinkState } from "#lib/monitoring/notification-path.ts";
import { LINK_STYLES } from "./link-style.ts";

/** The state of a component or, with its own word, of a whole alert path. */
export function LinkMark({ state, word }: { state: LinkState; word?: string }) {
  const { Icon, label, tone } = LINK_STYLES[state];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap font-medium text-xs ${tone}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {word ?? label}
    </span>
  );
}

/** What the state of an alert path means. */
export const TOLD_WORDS = {
  whole: "Alerting configured",
  broken: "No alerting",
  "cannot-tell": "Unknown",
} as const satisfies Record<LinkState, string>;
