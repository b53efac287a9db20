import type { PathState } from "#lib/monitoring/notification-path.ts";
import { PATH_STATE_STYLES } from "./path-state-style.ts";

/** The state of a component or, with its own word, of a whole alert path. */
export function PathStateMark({ state, word }: { state: PathState; word?: string }) {
  const { Icon, label, tone } = PATH_STATE_STYLES[state];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap font-medium text-xs ${tone}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {word ?? label}
    </span>
  );
}
