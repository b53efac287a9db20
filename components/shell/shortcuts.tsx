"use client";

import { Keyboard } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const KEYS = [
  ["/", "Search"],
  ["j", "Next row"],
  ["k", "Previous row"],
  ["Enter", "Open the row"],
  ["Esc", "Close / back"],
  ["?", "Show shortcuts"],
] as const;

/** Rows that j and k move through: links marked with `data-row`. */
const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.offsetParent !== null);

function moveBy(step: 1 | -1) {
  const all = rows();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const isTyping = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");

/** Leaves a text field; otherwise goes back, unless a dialog or menu is open. */
function leave(event: KeyboardEvent, goBack: () => void) {
  if (isTyping(event.target)) {
    // Escape would clear a search field, and its filter.
    event.preventDefault();
    event.target.blur();
  } else if (document.querySelector("dialog[open], [popover]:popover-open, details[data-menu][open]") === null)
    goBack();
}

/** The keyboard shortcuts of all pages, and their help. */
export function Shortcuts() {
  const help = useRef<HTMLDialogElement>(null);
  const router = useRouter();

  useEffect(() => {
    const actions: Readonly<Record<string, () => void>> = {
      "/": () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
      j: () => moveBy(1),
      k: () => moveBy(-1),
      "?": () => help.current?.showModal(),
    };
    function onKey(event: KeyboardEvent) {
      const plain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain) return;
      if (event.key === "Escape") leave(event, () => router.back());
      const action = isTyping(event.target) ? undefined : actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);

  return (
    <>
      <button
        type="button"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => help.current?.showModal()}
        className="inline-flex h-8 cursor-pointer items-center rounded-md px-2 text-muted hover:bg-raised hover:text-ink"
      >
        <Keyboard aria-hidden className="size-4" />
      </button>
      <dialog
        ref={help}
        aria-labelledby="shortcuts-title"
        className="m-auto w-80 rounded-lg border border-line-strong bg-surface p-5 text-ink shadow-xl backdrop:bg-black/50"
      >
        <h2 id="shortcuts-title" className="mb-3 font-semibold text-sm">
          Keyboard shortcuts
        </h2>
        <dl className="grid grid-cols-[5rem_1fr] gap-y-2 text-sm">
          {KEYS.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded border border-line-strong bg-raised px-1.5 py-0.5 font-mono text-xs">{key}</kbd>
              </dt>
              <dd className="text-muted">{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4 text-right">
          <button
            type="submit"
            className="h-8 cursor-pointer rounded-md border border-line-strong px-3 font-medium text-sm hover:bg-raised"
          >
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
