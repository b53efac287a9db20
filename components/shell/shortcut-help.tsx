import type { RefObject } from "react";
import type { Shortcut } from "./shortcut-list.ts";

interface ShortcutHelpProps {
  readonly ref: RefObject<HTMLDialogElement | null>;
  /** Null until it is opened: then the page has none of it. */
  readonly shortcuts: readonly Shortcut[] | null;
  readonly isOn: boolean;
  readonly onChoose: (on: boolean) => void;
}

/** The shortcuts of the page, and the switch that turns them off (WCAG 2.1.4). */
export function ShortcutHelp({ ref, shortcuts, isOn, onChoose }: ShortcutHelpProps) {
  return (
    <dialog
      ref={ref}
      aria-labelledby="shortcuts-title"
      className="m-auto w-80 rounded-lg border border-line-strong bg-surface p-5 text-ink shadow-xl backdrop:bg-black/50"
    >
      {shortcuts && <Help {...{ shortcuts, isOn, onChoose }} />}
    </dialog>
  );
}

function Help({
  shortcuts,
  isOn,
  onChoose,
}: Omit<ShortcutHelpProps, "ref" | "shortcuts"> & { shortcuts: readonly Shortcut[] }) {
  return (
    <>
      <h2 id="shortcuts-title" className="mb-3 font-semibold text-sm">
        Keyboard shortcuts of this page
      </h2>
      <dl className={`grid grid-cols-[5rem_1fr] gap-y-2 text-sm ${isOn ? "" : "line-through"}`}>
        {shortcuts.map(({ key, does }) => (
          <div key={`${key} ${does}`} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd className="text-muted">{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-target cursor-pointer items-center gap-2 border-line border-t pt-3 text-sm">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChoose(event.target.checked)}
          className="size-4 accent-accent"
        />
        Keyboard shortcuts are on
      </label>
      <form method="dialog" className="mt-4 text-right">
        <button
          type="submit"
          className="h-8 cursor-pointer rounded-md border border-line-strong px-3 font-medium text-sm hover:bg-raised"
        >
          Close
        </button>
      </form>
    </>
  );
}
