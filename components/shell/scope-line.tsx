"use client";

import Link from "next/link";
import { saysOfScope } from "#components/coverage/coverage-words.ts";
import type { KnownScope } from "#lib/views/coverage.ts";
import { AsOf } from "./as-of.tsx";
import { useAsked } from "./scope-link.tsx";
import { ScopeSwitcher } from "./scope-switcher.tsx";

/**
 * Which accounts and Regions have been read, on every page, with a link to the details; and what to show of them. Beside
 * the posture of one scan or of an earlier time it says so: the frame of a page only has what is known now.
 */
export function ScopeLine({ scope: { counts, accounts, regions } }: { scope: KnownScope }) {
  const { scan, at } = useAsked();
  return (
    <div className="no-print mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
      <p>
        {scan === null && at === null ? "Scope:" : "Scope now:"}{" "}
        <Link
          prefetch={false}
          href="/coverage"
          className="inline-flex min-h-target items-center underline underline-offset-2"
        >
          {saysOfScope(counts)}
        </Link>
      </p>
      <ScopeSwitcher count={counts.accounts} accounts={accounts} regions={regions} />
      <AsOf />
    </div>
  );
}
