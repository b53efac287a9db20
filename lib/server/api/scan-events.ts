import "server-only";
import type { Scan } from "#lib/domain/scan.ts";

/** Comments keep proxies from closing an idle connection. */
const HEARTBEAT_MS = 15_000;

/**
 * A response of Server-Sent Events: an event for each scan state, periodic comments, and the end when the source ends.
 *
 * @param stop aborted when the client disconnects; it should end the source
 */
export function scanEvents(scans: AsyncGenerator<Scan>, stop: AbortController): Response {
  const encoder = new TextEncoder();
  let heartbeat: NodeJS.Timeout;
  const end = () => {
    clearInterval(heartbeat);
    stop.abort();
  };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      // A client that reads nothing gets no comments: they would pile up, and its idle connection must time out.
      const beat = () => (controller.desiredSize ?? 0) > 0 && controller.enqueue(encoder.encode(": alive\n\n"));
      heartbeat = setInterval(beat, HEARTBEAT_MS);
    },
    async pull(controller) {
      try {
        const { done, value } = await scans.next();
        if (!done) return controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
        end();
        controller.close();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    cancel: end,
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
  });
}
