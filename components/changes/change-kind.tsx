import type { ChangeKind } from "#lib/domain/changes/change.ts";
import { CHANGE_TERMS } from "#lib/domain/terms.ts";
import { CHANGE_STYLES } from "./change-style.ts";

/** The kind of a change as icon and word. */
export function ChangeKindName({ kind }: { kind: ChangeKind }) {
  const { Icon, tone } = CHANGE_STYLES[kind];
  return (
    <span
      title={CHANGE_TERMS[kind].definition}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm ${tone}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {CHANGE_TERMS[kind].term}
    </span>
  );
}
