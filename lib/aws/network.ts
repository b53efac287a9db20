import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import type { FinalizeRequestMiddleware, MetadataBearer } from "@smithy/types";
import type { Client } from "./clients.ts";

/** How host names become connections. Tests replace it, because they use no DNS and do not reach AWS. */
export interface Network {
  readonly lookup: LookupFunction;
  /** A port that answers for all of AWS's own endpoints, over plain HTTP. Names stay as they are. */
  readonly awsPort: number | null;
}

export const SYSTEM_NETWORK: Network = { lookup: systemLookup, awsPort: null };

/** Resolves a name once; rejects with the resolver's error. */
export const resolveName = ({ lookup }: Network, host: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    lookup(host, {}, (error, address) => (error ? reject(error) : resolve(address)));
  });

/** Sends the requests of a client for AWS's own endpoints to a port instead. */
export function divert(client: Client, port: number): void {
  const middleware: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => (args) => {
    Object.assign(args.request as object, { protocol: "http:", port });
    return next(args);
  };
  client.middlewareStack.addRelativeTo(middleware, {
    name: "divert",
    relation: "before",
    toMiddleware: "httpSigningMiddleware",
  });
}
