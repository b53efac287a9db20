import type { FinalizeRequestMiddleware, MetadataBearer } from "@smithy/types";
import type { Client } from "./clients.ts";

const calledHosts = new WeakMap<object, string>();

/** The host of the request that failed with this error, with a non-default port; null if none was sent. */
export const calledHost = (thrown: unknown): string | null =>
  typeof thrown === "object" && thrown !== null ? (calledHosts.get(thrown) ?? null) : null;

/**
 * Calls back with the request of each attempt of a client, once its address is final.
 *
 * @param called receives the HTTP request, and its bucket
 */
export function observeAttempts(client: Client, called: (request: unknown, bucket: string | null) => void): void {
  const middleware: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => async (args) => {
    const bucket = "Bucket" in args.input && typeof args.input.Bucket === "string" ? args.input.Bucket : null;
    called(args.request, bucket);
    try {
      return await next(args);
    } catch (thrown) {
      noteHost(thrown, args.request as { hostname?: string; port?: number });
      throw thrown;
    }
  };
  client.middlewareStack.addRelativeTo(middleware, {
    name: "observeAttempts",
    relation: "before",
    toMiddleware: "httpSigningMiddleware",
  });
}

function noteHost(thrown: unknown, { hostname, port }: { hostname?: string; port?: number }): void {
  if (!hostname || typeof thrown !== "object" || thrown === null) return;
  calledHosts.set(thrown, port ? `${hostname}:${port}` : hostname);
}
