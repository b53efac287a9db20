import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";
import { NavLinks } from "./nav-links.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import type { Theme } from "./theme.ts";
import { ThemeToggle } from "./theme-toggle.tsx";

/** What stands around every page: skip link, navigation, theme, keyboard shortcuts. */
export function Shell({ theme, children }: { theme: Theme; children: ReactNode }) {
  return (
    <div className="lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        Skip to content
      </a>
      <header className="no-print border-line border-b bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:border-r lg:border-b-0">
        <div className="flex items-center justify-between px-4 pt-3 lg:pt-4">
          <Link href="/" prefetch={false} className="flex items-center gap-2 font-semibold text-sm tracking-tight">
            <Logo />
            Bedrock Posture
          </Link>
          <div className="lg:hidden">
            <ThemeToggle initial={theme} />
          </div>
        </div>
        <nav aria-label="Main" className="px-2 py-2 lg:mt-4 lg:flex-1">
          <NavLinks />
        </nav>
        <div className="hidden items-center justify-between px-2 pb-3 lg:flex">
          <ThemeToggle initial={theme} />
          <Shortcuts />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full min-w-0 max-w-[90rem] px-4 py-5 outline-none sm:px-6 lg:px-8 lg:py-7"
      >
        {children}
      </main>
    </div>
  );
}
