import { saysOfScope } from "#components/coverage/coverage-words.ts";
import type { KnownScope } from "#lib/views/coverage.ts";
import { AsOf } from "./as-of.tsx";
import { ScopeLink } from "./scope-link.tsx";
import { ScopeSwitcher } from "./scope-switcher.tsx";

/** Which accounts and Regions have been read, on every page, with a link to the details; and what to show of them. */
export function ScopeLine({ scope: { counts, accounts, regions } }: { scope: KnownScope }) {
  return (
    <div className="no-print mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
      <p>
        Scope:{" "}
        <ScopeLink href="/coverage" className="inline-flex min-h-target items-center underline underline-offset-2">
          {saysOfScope(counts)}
        </ScopeLink>
      </p>
      <ScopeSwitcher count={counts.accounts} accounts={accounts} regions={regions} />
      <AsOf />
    </div>
  );
}
