import Link from "next/link";
import { ScanControl } from "#components/scans/scan-control.tsx";
import { scanOutcome } from "#components/scans/scan-outcome.ts";
import { Logo } from "#components/shell/logo.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Scan } from "#lib/domain/scan.ts";

/** What stands where no scan has completed yet: what a scan does, and what became of the last one if it ended. */
export function FirstVisit({ active, last }: { active: Scan | null; last: Scan | null }) {
  const ended = last?.finishedAt ? last : null;
  return (
    <div className="mx-auto max-w-2xl py-10 lg:py-20">
      <Logo />
      <h1 className="mt-5 font-semibold text-2xl tracking-tight">
        {ended ? "No scan has completed yet" : "Nothing has been scanned yet"}
      </h1>
      <p className="mt-3 text-muted leading-relaxed">
        A scan lists every Bedrock resource of the account in each of its Regions, follows each one to the stores that
        hold its data and to the KMS keys that protect them, and keeps what AWS answered. It only reads. It keeps no
        prompts, no instructions, no memory and no secrets.
      </p>
      {ended && (
        <p role="status" className="mt-4 rounded-md bg-unknown-soft px-3 py-2 text-sm text-unknown">
          The last scan, of <Time iso={ended.startedAt} />, did not complete. {scanOutcome(ended)}{" "}
          <Link prefetch={false} href={`/scans/${ended.id}`} className="underline underline-offset-2">
            How far it came
          </Link>
        </p>
      )}
      <div className="mt-6 flex">
        <ScanControl active={active} label="Start first scan" />
      </div>
    </div>
  );
}
