import { setTimeout as sleep } from "node:timers/promises";
import { rawConnection, statusOf } from "../../../accounts/raw-connection.ts";
import type { Act, Site } from "../site.ts";

const HALF_MS = 300;
/** The server waits ten seconds for headers, and looks every two; a busy machine adds to that. */
const WAIT_MS = 60_000;

const halfHead = ({ program }: Site) => `GET / HTTP/1.1\r\n${program.head}X-Half: `;
const halfBody = ({ operator }: Site) =>
  `POST /api/scans HTTP/1.1\r\n${operator.head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"regions":`;

/** Requests that are never whole: half of the headers, half of a body, an answer that is not waited for. */
export const breakOff: Act = async (site, turn) => {
  const { tally } = site;
  switch (turn % 3) {
    case 0:
      return tally.count("half of the headers, then gone", ["no answer"], () => sendAndGo(site, halfHead(site)));
    case 1:
      return tally.count("half of a body, then gone", ["no answer"], () => sendAndGo(site, halfBody(site)));
    default:
      return tally.count("page that is not waited for", ["aborted", "200"], () => askAndGo(site));
  }
};

/** Half of the headers, and the client stays. */
export const stayHalf: Act = (site) =>
  site.tally.count("half of the headers, and no more", ["408 closed"], async () => {
    const { closed, socket } = await rawConnection(site.url, halfHead(site));
    const answer = await closed(WAIT_MS);
    socket.destroy();
    return answer === "open" ? "open" : `${statusOf(answer)} closed`;
  });

async function sendAndGo({ url }: Site, text: string): Promise<string> {
  const { socket, received } = await rawConnection(url, text);
  await sleep(HALF_MS);
  socket.destroy();
  return received() === "" ? "no answer" : received().slice(0, 200);
}

async function askAndGo({ viewer }: Site): Promise<string> {
  const leave = new AbortController();
  const answer = viewer.statusOf("/resources", { signal: leave.signal });
  const timer = setTimeout(() => leave.abort(), 20);
  try {
    return String(await answer);
  } catch (error) {
    if (leave.signal.aborted) return "aborted";
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
