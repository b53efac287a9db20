import type { ReactNode } from "react";
import { RoleGapNotice } from "#components/access/role-gap-notice.tsx";
import type { Visitor } from "#lib/domain/visitor.ts";
import type { KnownScope } from "#lib/views/coverage.ts";
import { DemoNotice } from "./demo-notice.tsx";
import { Logo } from "./logo.tsx";
import { NavLinks } from "./nav-links.tsx";
import { PendingBar } from "./pending-bar.tsx";
import { ReturnPlace } from "./return-place.tsx";
import { ScopeLine } from "./scope-line.tsx";
import { ScopeLink } from "./scope-link.tsx";
import { ServerContactProvider } from "./server-contact.tsx";
import { SharedIcons } from "./shared-icons.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import type { Theme } from "./theme.ts";
import { ThemeToggle } from "./theme-toggle.tsx";
import { VisitorProvider } from "./visitor.tsx";
import { VisitorMenu } from "./visitor-menu.tsx";

interface ShellProps {
  readonly theme: Theme;
  /** Null if no user is signed in: then there is no navigation. */
  readonly visitor: Visitor | null;
  /** Whether the account is the demo's. */
  readonly isDemo: boolean;
  /** Null before the first completed scan, and if no user is signed in. */
  readonly scope: KnownScope | null;
  readonly children: ReactNode;
}

/** The frame of every page: skip link, navigation, user, theme, keyboard shortcuts. */
export function Shell({ theme, visitor, isDemo, scope, children }: ShellProps) {
  return (
    <div className="lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <SharedIcons />
      <PendingBar />
      <ReturnPlace />
      <header className="shell-header no-print">
        <ScopeLink href="/" className="flex items-center gap-2 px-4 pt-3 font-semibold text-sm tracking-tight lg:pt-4">
          <Logo />
          Bedrock Posture
        </ScopeLink>
        <nav aria-label="Main" className="order-last w-full px-2 py-2 lg:order-none lg:mt-4 lg:flex-1">
          {visitor && <NavLinks isOperator={visitor.role === "operator"} />}
        </nav>
        {visitor && <VisitorMenu visitor={visitor} />}
        <div className="ml-auto flex items-center justify-between px-2 pt-3 lg:ml-0 lg:pt-0 lg:pb-3">
          <ThemeToggle initial={theme} />
          <Shortcuts />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="shell-main">
        {isDemo && <DemoNotice />}
        {scope && <ScopeLine scope={scope} />}
        {visitor?.roleGap && <RoleGapNotice gap={visitor.roleGap} />}
        <VisitorProvider visitor={visitor}>
          {visitor ? <ServerContactProvider>{children}</ServerContactProvider> : children}
        </VisitorProvider>
      </main>
    </div>
  );
}
