import { setTimeout as sleep } from "node:timers/promises";
import { isActive, type Scan } from "#lib/domain/scan.ts";
import { rawConnection, statusOf } from "../../../accounts/raw-connection.ts";
import type { Site } from "../site.ts";

/** Streams of one scan that are followed to its end, left after two events, and opened but never read, each so often. */
const EACH = 3;
const ANSWER_MS = 30_000;
const UNREAD_MS = 4_000;

export async function followScan(site: Site, id: string): Promise<void> {
  const { tally } = site;
  const all = Array.from({ length: EACH }, () => [
    tally.count("event stream, to the end", ["completed"], () => follow(site, id, Number.POSITIVE_INFINITY)),
    tally.count("event stream, left", ["left", "completed"], () => follow(site, id, 2)),
    tally.count("event stream, dropped unread", ["200 dropped"], () => drop(site, id)),
  ]);
  await Promise.all(all.flat());
}

/** Reads so many events, then leaves; the state of the scan where the stream ended before. */
async function follow({ viewer }: Site, id: string, most: number): Promise<string> {
  const answer = await viewer.ask(`/api/scans/${id}/events`);
  if (answer.status !== 200 || !answer.body) return `${answer.status} ${await answer.text()}`;
  const decoder = new TextDecoder();
  let [text, events, state] = ["", 0, "none"];
  for await (const piece of answer.body) {
    text += decoder.decode(piece, { stream: true });
    const lines = text.split("\n\n");
    text = lines.pop() ?? "";
    for (const line of lines.filter((each) => each.startsWith("data: "))) {
      const scan = JSON.parse(line.slice("data: ".length)) as Scan;
      events += 1;
      state = isActive(scan) ? `left while ${scan.state}` : scan.state;
      // To leave this loop is to close the connection.
      if (events >= most && isActive(scan)) return "left";
    }
  }
  return state;
}

/** A client that vanishes: nothing is read, and the connection is reset in the end. */
async function drop({ url, viewer }: Site, id: string): Promise<string> {
  const { socket, received } = await rawConnection(url, `GET /api/scans/${id}/events HTTP/1.1\r\n${viewer.head}\r\n`);
  for (let waited = 0; statusOf(received()) === 0 && waited < ANSWER_MS; waited += 50) await sleep(50);
  socket.pause();
  await sleep(UNREAD_MS);
  socket.resetAndDestroy();
  return `${statusOf(received())} dropped`;
}
