import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "./protocol/treatment.ts";
import type { Reply } from "./protocol/wire.ts";

/** Sends an answer, or fails to in the way that is asked for. */
export async function deliver(reply: Reply, delivery: Delivery, response: ServerResponse): Promise<void> {
  const body = Buffer.from(reply.body);
  const headers = { ...reply.headers, "content-length": String(body.length) };
  switch (delivery.kind) {
    case "whole":
      response.writeHead(reply.status, headers).end(body);
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      return;
    case "truncate":
      response.writeHead(reply.status, headers);
      response.write(body.subarray(0, body.length >> 1), () => response.destroy());
      return;
    case "slow":
      response.writeHead(reply.status, headers);
      for (let sent = 0; sent < body.length && !response.destroyed; sent += delivery.bytesPerSecond) {
        response.write(body.subarray(sent, sent + delivery.bytesPerSecond));
        await sleep(1000);
      }
      response.end();
      return;
  }
}
