"use client";

import { Keyboard } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { ShortcutHelp } from "./shortcut-help.tsx";
import { linkOf, NEXT, PREVIOUS, RETURN, rows, SHORTCUTS, type Shortcut, searchField } from "./shortcut-list.ts";
import { keepShortcuts, shortcutsKept } from "./shortcut-switch.ts";

function moveBy(step: 1 | -1) {
  const all = rows();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const isTyping = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

/** Leaves a text field; otherwise follows the page's link to its list, unless a dialog or menu is open. */
function leave(event: KeyboardEvent) {
  if (isTyping(event.target)) {
    // Otherwise Escape would clear a search field, and with it the filter.
    event.preventDefault();
    event.target.blur();
  } else if (document.querySelector("dialog[open], [popover]:popover-open, details[data-menu][open]") === null)
    linkOf(RETURN)?.click();
}

/** The keyboard shortcuts of all pages, their help, and the switch that turns them off (WCAG 2.1.4). */
export function Shortcuts() {
  const help = useRef<HTMLDialogElement>(null);
  const [isOn, setIsOn] = useState(true);
  const [listed, setListed] = useState<readonly Shortcut[] | null>(null);

  const showHelp = useCallback(() => {
    // The dialog moves the focus into what it has when it opens.
    flushSync(() => setListed(SHORTCUTS.filter(({ works }) => works())));
    help.current?.showModal();
  }, []);

  function choose(on: boolean) {
    keepShortcuts(on);
    setIsOn(on);
  }

  useEffect(() => setIsOn(shortcutsKept()), []);

  useEffect(() => {
    document.documentElement.dataset.shortcuts = isOn ? "on" : "off";
    if (!isOn) return;
    const actions: Readonly<Record<string, () => void>> = {
      "/": () => searchField()?.focus(),
      j: () => moveBy(1),
      k: () => moveBy(-1),
      n: () => linkOf(NEXT)?.click(),
      p: () => linkOf(PREVIOUS)?.click(),
      "?": showHelp,
    };
    function onKey(event: KeyboardEvent) {
      const plain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain) return;
      if (event.key === "Escape") leave(event);
      const action = isTyping(event.target) || help.current?.open ? undefined : actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOn, showHelp]);

  return (
    <>
      <button
        type="button"
        aria-label="Keyboard shortcuts"
        title={isOn ? "Keyboard shortcuts (?)" : "Keyboard shortcuts (off)"}
        onClick={showHelp}
        className="inline-flex h-8 cursor-pointer items-center rounded-md px-2 text-muted hover:bg-raised hover:text-ink"
      >
        <Keyboard aria-hidden className="size-4" />
      </button>
      <ShortcutHelp ref={help} shortcuts={listed} isOn={isOn} onChoose={choose} />
    </>
  );
}
