"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { THEME_COOKIE, THEMES, type Theme } from "./theme.ts";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const ONE_YEAR = 31_536_000;

/**
 * Switches between system, light and dark. A cookie stores the theme, so that the server renders it and the page does
 * not flash.
 */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const Icon = ICONS[theme];

  function choose(next: Theme) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${ONE_YEAR}; samesite=lax`;
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    setTheme(next);
  }

  return (
    <button
      type="button"
      onClick={() => choose(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system")}
      className="inline-flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-muted text-xs hover:bg-raised hover:text-ink"
    >
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">Theme: </span>
      <span className="capitalize">{theme}</span>
    </button>
  );
}
