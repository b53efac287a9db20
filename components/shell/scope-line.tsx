import { saysOfScope } from "#components/coverage/coverage-words.ts";
import type { CoverageCounts } from "#lib/domain/coverage.ts";
import { ScanLink } from "./scan-link.tsx";

/** Which accounts and Regions have been read, on every page, with a link to the details. */
export function ScopeLine({ counts }: { counts: CoverageCounts }) {
  return (
    <p className="no-print mb-2 text-muted text-xs">
      Scope:{" "}
      <ScanLink href="/coverage" className="inline-flex min-h-target items-center underline underline-offset-2">
        {saysOfScope(counts)}
      </ScanLink>
    </p>
  );
}
