import { useEffect, useState } from "react";
import { useServerContact } from "#components/shell/server-contact.tsx";
import { isActive, type Scan } from "#lib/domain/scan.ts";

/** After this time without an event, a request checks the server: a stream that hangs raises no error. */
const SILENCE_MS = 2_200;
const LOOK_MS = 500;
const FIRST_RETRY_MS = 2_000;
const MOST_BETWEEN_RETRIES_MS = 30_000;

/** An event can be older than the page, which may be loaded in the middle of a scan: progress never runs backwards. */
export const laterOf = (shown: Scan | null, event: Scan): Scan =>
  shown && shown.id === event.id && isActive(event) && event.progress.percent < shown.progress.percent ? shown : event;

/**
 * Follows an active scan until it ends, and reconnects after interruptions.
 *
 * @param onEnd called once with the ended scan
 */
export function useScan(initial: Scan | null, onEnd: (scan: Scan) => void) {
  const [scan, setScan] = useState(initial);
  const [failures, setFailures] = useState(0);
  const { isReachable, check } = useServerContact();
  const followed = scan && isActive(scan) && isReachable ? scan.id : null;

  useEffect(() => {
    if (!followed) return;
    const events = new EventSource(`/api/scans/${followed}/events`);
    let retry: ReturnType<typeof setTimeout> | undefined;
    let quietSince = performance.now();
    const silence = setInterval(() => {
      if (performance.now() - quietSince < SILENCE_MS) return;
      quietSince = performance.now();
      check();
    }, LOOK_MS);
    events.addEventListener("error", () => {
      check();
      // A browser reconnects after a broken stream, but not after a refused one (429, 503).
      if (events.readyState === EventSource.CLOSED) {
        const wait = Math.min(FIRST_RETRY_MS * 2 ** failures, MOST_BETWEEN_RETRIES_MS);
        retry = setTimeout(() => setFailures(failures + 1), wait);
      }
    });
    events.addEventListener("message", (event: MessageEvent<string>) => {
      quietSince = performance.now();
      const latest = JSON.parse(event.data) as Scan;
      setScan((shown) => laterOf(shown, latest));
      if (isActive(latest)) return;
      events.close();
      check();
      onEnd(latest);
    });
    return () => {
      clearTimeout(retry);
      clearInterval(silence);
      events.close();
    };
  }, [followed, failures, check, onEnd]);

  return [scan, setScan] as const;
}
