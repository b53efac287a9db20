"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

/** What the page knows of the server since it was loaded. */
interface ServerContact {
  /** Id of the newest completed scan; ids sort by start. Null until it is read. */
  readonly newestScan: string | null;
  readonly isReachable: boolean;
  /** Asks the server now, rather than at the next turn. */
  readonly check: () => void;
  /** Has a screen reader say something when it has finished what it says. */
  readonly announce: (text: string) => void;
}

const Contact = createContext<ServerContact>({
  newestScan: null,
  isReachable: true,
  check: () => {},
  announce: () => {},
});
export const useServerContact = (): ServerContact => useContext(Contact);

const NEWEST = "/api/scans?state=completed&limit=1";
/** A page that is looked at asks so often; the answer is one line of the database. */
const POLL_MS = 30_000;
/** After this time without an answer the server is said not to answer. */
const PATIENCE_MS = 2_000;
const MOST_BETWEEN_RETRIES_MS = 15_000;

/** The id of the newest completed scan; null where the answer does not say. Throws when the server does not answer. */
async function readNewest(): Promise<string | null> {
  const response = await fetch(NEWEST, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  // A proxy before the server says so when it gets no answer.
  if (response.status === 502 || response.status === 504) throw new Error("The server did not answer the proxy");
  const body = response.ok ? await response.json() : null;
  return body?.items?.[0]?.id ?? null;
}

/** Follows whether the server answers and which scan is the newest, while the page is looked at, and says it. */
export function ServerContactProvider({ children }: { children: ReactNode }) {
  const [newestScan, setNewestScan] = useState<string | null>(null);
  const [misses, setMisses] = useState(0);
  const [turn, setTurn] = useState(0);
  const [wasAway, setWasAway] = useState(false);
  const [message, setMessage] = useState("");
  const isReachable = misses === 0;
  const check = useCallback(() => setTurn((before) => before + 1), []);

  useEffect(() => {
    // `turn` asks again at once.
    if (turn < 0) return;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await readNewest().then(
        (id) => ({ id }),
        () => null,
      );
      if (isOver) return;
      if (answer?.id) setNewestScan(answer.id);
      setMisses((before) => (answer ? 0 : before + 1));
      if (!answer) setWasAway(true);
    };
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
    <Contact value={{ newestScan, isReachable, check, announce: setMessage }}>
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
              className="min-h-6 cursor-pointer text-accent underline underline-offset-2"
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
