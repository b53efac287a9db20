"use client";

import { Radar, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useServerContact } from "#components/shell/server-contact.tsx";
import { useMayOperate } from "#components/shell/visitor.tsx";
import { ask } from "#components/ui/ask.ts";
import { Button } from "#components/ui/button.tsx";
import { isActive, type Scan } from "#lib/domain/scan.ts";
import { scanOutcome } from "./scan-outcome.ts";
import { ScanProgressBar } from "./scan-progress.tsx";
import { useScan } from "./use-scan.ts";

interface ScanControlProps {
  readonly active: Scan | null;
  readonly label?: string;
  /** The Regions to choose from; with fewer than two there is no choice. */
  readonly regions?: readonly string[];
}

/** Starts a scan of all Regions or of one, shows its progress, cancels it, and refreshes the page when it ends. */
export function ScanControl({ active, label = "Start scan", regions = [] }: ScanControlProps) {
  const mayOperate = useMayOperate();
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [region, setRegion] = useState("");
  const { announce } = useServerContact();
  const onEnd = useCallback(
    (ended: Scan) => {
      setProblem(ended.failure && scanOutcome(ended));
      announce(scanOutcome(ended));
      router.refresh();
    },
    [announce, router],
  );
  const [scan, setScan] = useScan(active, onEnd);

  async function change(path: string, method: "POST" | "DELETE") {
    setWaiting(true);
    setProblem(null);
    const answer = await ask(path, method, method === "POST" ? scopeOf(region) : undefined);
    // The end of a cancelled scan arrives as an event, so this response may be older than the last event.
    if (answer.ok && method === "POST") {
      setScan(answer.body as Scan);
      announce("The scan has started.");
    }
    if (!answer.ok) {
      setProblem(answer.problem);
      // A scan that was refused at once is in the list of scans.
      router.refresh();
    }
    setWaiting(false);
  }

  return (
    <div className="flex flex-col gap-2">
      {scan && isActive(scan) ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="w-96 max-w-full">
            {scan.accountId === null ? (
              <p role="status" className="text-muted text-sm">
                {scanOutcome(scan)}
              </p>
            ) : (
              <ScanProgressBar progress={scan.progress} counts={scan.counts} />
            )}
          </div>
          <Button disabled={waiting || !mayOperate} onClick={() => change(`/api/scans/${scan.id}`, "DELETE")}>
            <Square aria-hidden className="size-3.5" />
            Cancel scan
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          {regions.length > 1 && <RegionSelect regions={regions} region={region} onChange={setRegion} />}
          <Button
            look="primary"
            disabled={waiting || !mayOperate}
            className="self-start"
            onClick={() => change("/api/scans", "POST")}
          >
            <Radar aria-hidden className="size-4" />
            {waiting ? "Starting…" : label}
          </Button>
        </div>
      )}
      {!mayOperate && <p className="text-muted text-xs">Starting a scan requires the operator role.</p>}
      {problem && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The body of the request: without Regions the server scans all that are enabled, or those of its setting. */
const scopeOf = (region: string) => (region === "" ? {} : { regions: [region] });

interface RegionSelectProps {
  readonly regions: readonly string[];
  readonly region: string;
  readonly onChange: (region: string) => void;
}

function RegionSelect({ regions, region, onChange }: RegionSelectProps) {
  return (
    <select
      aria-label="Regions to scan"
      value={region}
      onChange={(event) => onChange(event.target.value)}
      className="h-8 cursor-pointer rounded-md border border-line-strong bg-surface px-2 text-[0.8125rem]"
    >
      <option value="">All Regions</option>
      {regions.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  );
}
