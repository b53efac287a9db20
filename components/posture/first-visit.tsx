import { ScanControl } from "#components/scans/scan-control.tsx";
import { scanOutcome } from "#components/scans/scan-outcome.ts";
import { Logo } from "#components/shell/logo.tsx";
import { ScopeLink } from "#components/shell/scope-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";

/** Shown while no scan has completed: what a scan does, and how the last one ended. */
export function FirstVisit({ active, last }: { active: Scan | null; last: Scan | null }) {
  const ended = last?.finishedAt ? last : null;
  return (
    <div className="mx-auto max-w-2xl py-10 lg:py-20">
      <Logo />
      <h1 className="mt-5 font-semibold text-2xl tracking-tight">
        {ended ? "No scan has completed yet" : "No scan yet"}
      </h1>
      <p className="mt-3 text-muted leading-relaxed">
        A scan lists all Bedrock resources in every enabled Region, resolves the data stores and KMS keys behind each
        resource and stores the results. The scan is read-only and stores no prompts, instructions, memory or secrets.
      </p>
      {ended && (
        <p role="status" className="mt-4 rounded-md bg-unknown-soft px-3 py-2 text-sm text-unknown">
          The last scan, started <Time iso={ended.startedAt} />, did not complete. {scanOutcome(ended)}{" "}
          <ScopeLink href={`/scans/${ended.id}`} className="underline underline-offset-2">
            View scan details
          </ScopeLink>
        </p>
      )}
      <div className="mt-6 flex">
        {/* Its own notice of how the scan ended gives way to the one above. */}
        <ScanControl key={ended?.id} active={active} label="Start first scan" />
      </div>
    </div>
  );
}
