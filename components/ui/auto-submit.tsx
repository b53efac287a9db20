"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";

const TYPING_MS = 350;

interface AutoSubmitProps {
  /** The page that the form filters. */
  readonly path: string;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A filter form: each change goes into the URL at once and keeps focus and scroll. Without scripts it is a plain GET
 * form.
 */
export function AutoSubmit({ path, label, className = "", children }: AutoSubmitProps) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    // The URL may change without the form (a chip removed, Back). React then changes only the default checked state,
    // which a clicked box ignores: the next submit would restore the removed filter.
    if (pending || timer.current !== undefined) return;
    for (const box of form.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox][name]") ?? [])
      box.checked = box.defaultChecked;
  });

  useEffect(() => {
    // A menu closes on a click or focus elsewhere, or on Escape.
    const close = (event: Event) => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
        const left = event instanceof KeyboardEvent ? event.key === "Escape" : !menu.contains(event.target as Node);
        if (!left) continue;
        menu.open = false;
        if (event instanceof KeyboardEvent) {
          event.preventDefault();
          menu.querySelector("summary")?.focus();
        }
      }
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close, { capture: true });
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close, { capture: true });
    };
  }, []);

  function submit() {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!form.current) return;
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(form.current))
      if (typeof value === "string" && value !== "") parameters.append(name, value);
    startTransition(() => router.replace(`${path}?${parameters}`, { scroll: false }));
  }

  return (
    <form
      ref={form}
      action={path}
      method="get"
      aria-label={label}
      aria-busy={pending}
      className={`relative ${className} transition-opacity aria-busy:opacity-60`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onChange={(event) => {
        clearTimeout(timer.current);
        const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
        timer.current = setTimeout(submit, typing ? TYPING_MS : 0);
      }}
    >
      {children}
    </form>
  );
}
