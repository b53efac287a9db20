"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

/** The state of the server since the page was loaded. */
interface ServerContact {
  /** When the newest completed scan ended, ISO 8601 UTC. Null until it is read. */
  readonly newestEnd: string | null;
  readonly isReachable: boolean;
  /** Polls now instead of at the next interval. */
  readonly check: () => void;
  /** Announces a text to screen readers, after what they are reading. */
  readonly announce: (text: string) => void;
}

const Contact = createContext<ServerContact>({
  newestEnd: null,
  isReachable: true,
  check: () => {},
  announce: () => {},
});
export const useServerContact = (): ServerContact => useContext(Contact);

const NEWEST = "/api/scans?state=completed&limit=1";
/** The polling interval of a visible page; one request reads one row of the database. */
const POLL_MS = 30_000;
/** After this time without a response the server counts as unreachable. */
const PATIENCE_MS = 2_000;
const MOST_BETWEEN_RETRIES_MS = 15_000;

/** When the newest completed scan ended; null if the response has none. Throws if the server does not respond. */
async function readNewest(): Promise<string | null> {
  const response = await fetch(NEWEST, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  // A proxy sends these when the server does not respond.
  if (response.status === 502 || response.status === 504) throw new Error("The server did not answer the proxy");
  const body = response.ok ? await response.json() : null;
  return body?.items?.[0]?.finishedAt ?? null;
}

/** Polls whether the server responds and which scan is the newest, while the page is visible, and announces changes. */
export function ServerContactProvider({ children }: { children: ReactNode }) {
  const [newestEnd, setNewestEnd] = useState<string | null>(null);
  const [misses, setMisses] = useState(0);
  const [turn, setTurn] = useState(0);
  const [wasAway, setWasAway] = useState(false);
  const [message, setMessage] = useState("");
  const isReachable = misses === 0;
  const check = useCallback(() => setTurn((before) => before + 1), []);

  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await readNewest().then(
        (end) => ({ end }),
        () => null,
      );
      if (isOver) return;
      if (answer?.end) setNewestEnd(answer.end);
      setMisses((before) => (answer ? 0 : before + 1));
      if (!answer) setWasAway(true);
    };
    // `check` changes the turn, which polls at once.
    if (turn > 0 || misses === 0) void ask();
    const wait = misses === 0 ? POLL_MS : Math.min(1_000 * 2 ** (misses - 1), MOST_BETWEEN_RETRIES_MS);
    const timer = setInterval(ask, wait);
    document.addEventListener("visibilitychange", ask);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [turn, misses]);

  return (
    <Contact value={{ newestEnd, isReachable, check, announce: setMessage }}>
      <div role="alert" className="no-print">
        {!isReachable && (
          <p className="mb-4 rounded-md border border-danger bg-surface px-3 py-2 text-danger text-sm">
            The dashboard server does not answer. This page shows what was loaded before. Check that the server is
            running; the page reconnects by itself.
          </p>
        )}
      </div>
      <div role="status" className="no-print">
        {isReachable && wasAway && (
          <p className="mb-4 flex flex-wrap items-center gap-x-3 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm">
            The dashboard server answers again.
            <button
              type="button"
              onClick={() => setWasAway(false)}
              className="min-h-target cursor-pointer text-accent underline underline-offset-2"
            >
              Dismiss
            </button>
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {message}
      </p>
      {children}
    </Contact>
  );
}
