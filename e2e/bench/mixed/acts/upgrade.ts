import { rawConnection, statusOf } from "../../../accounts/raw-connection.ts";
import type { Act } from "../site.ts";

const PATIENCE_MS = 60_000;

/** Requests for another protocol: they are answered as if they asked for none, and their connections end. */
export const upgrade: Act = async ({ url, tally, program }, turn) => {
  const protocol = ["websocket", "h2c", "TLS/1.0"][turn % 3];
  const ask = async (path: string, head: string) => {
    const { closed, socket } = await rawConnection(
      url,
      `GET ${path} HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`,
    );
    const answer = await closed(PATIENCE_MS);
    socket.destroy();
    return answer === "open" ? "open" : `${statusOf(answer)} closed`;
  };
  await tally.count("upgrade", ["200 closed"], () => ask("/api/scans?limit=1", program.head));
  await tally.count("upgrade under another host", ["403 closed"], () => ask("/", "Host: other.example\r\n"));
};
