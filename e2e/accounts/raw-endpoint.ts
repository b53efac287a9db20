import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface RawEndpoint {
  readonly url: string;
  readonly close: () => void;
}

/** Starts an endpoint on loopback that sends the given bytes, below any protocol. */
export async function startEndpoint(answer: RequestListener): Promise<RawEndpoint> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
