"use client";

import { History, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useMayOperate } from "#components/shell/visitor.tsx";
import { ask } from "#components/ui/ask.ts";
import { Button } from "#components/ui/button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { coveredShare, type KeyEventRead } from "#lib/domain/key-event.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { hrefWith } from "#lib/format/hrefs.ts";
import { countOf } from "#lib/format/numbers.ts";
import type { KeyEventsView } from "#lib/views/key-events.ts";

interface Props {
  readonly keyId: string;
  readonly asked: Asked;
  readonly kept: KeyEventRead | null;
}

const POLL_MS = 700;

/** Starts and stops a CloudTrail search for a key, and shows its progress and results. */
export function KeyEventsControl({ keyId, asked, kept }: Props) {
  const mayOperate = useMayOperate();
  const router = useRouter();
  const [read, setRead] = useState(kept);
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const running = read?.state === "running";
  const address = hrefWith(`/api/keys/${keyId}/events`, { asked, limit: "0" });

  useEffect(() => {
    if (!running) return;
    const poll = setInterval(async () => {
      const answer = await fetch(address).catch(() => null);
      if (!answer?.ok) return;
      setRead((await answer.json()).read);
      router.refresh();
    }, POLL_MS);
    return () => clearInterval(poll);
  }, [running, address, router]);

  async function change(method: "POST" | "DELETE") {
    setWaiting(true);
    setProblem(null);
    const answer = await ask(address, method);
    if (answer.ok) setRead((answer.body as KeyEventsView).read);
    else setProblem(answer.problem);
    router.refresh();
    setWaiting(false);
  }

  if (!mayOperate && !running) return null;
  return (
    <div className="no-print flex flex-col gap-2">
      {read && running ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <EventProgress read={read} />
          {mayOperate && (
            <Button disabled={waiting} onClick={() => change("DELETE")}>
              <Square aria-hidden className="size-3.5" />
              Stop
            </Button>
          )}
        </div>
      ) : (
        <Button
          look={read ? "quiet" : "primary"}
          disabled={waiting}
          className="self-start"
          onClick={() => change("POST")}
        >
          <History aria-hidden className="size-4" />
          {waiting ? "Starting…" : read ? "Refresh from CloudTrail" : "Search CloudTrail (last 90 days)"}
        </Button>
      )}
      {problem && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The share of the 90 days that has been read. */
function EventProgress({ read }: { read: KeyEventRead }) {
  const percent = Math.floor(coveredShare(read) * 100);
  return (
    <div className="w-72 max-w-full">
      <div className="flex justify-between text-xs">
        <span className="font-medium">Searching CloudTrail</span>
        <span className="number text-muted">
          {countOf(read.seen, "event")} on {countOf(read.pages, "page")}
        </span>
      </div>
      <ProgressBar label="Events of this key" percent={percent} />
    </div>
  );
}
