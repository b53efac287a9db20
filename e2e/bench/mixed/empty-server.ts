import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that answers nothing, at once: how long that takes shows what else this machine does. */
const server = createServer((_, response) => response.end());
server.listen(0, "127.0.0.1", () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
);
