import type { FinalizeRequestMiddleware, MetadataBearer } from "@smithy/types";
import type { Client } from "./clients.ts";

/**
 * Tells where each attempt of a client goes, when its address is final.
 *
 * @param called takes the HTTP request, and the bucket that it is about
 */
export function watchCalls(client: Client, called: (request: unknown, bucket: string | null) => void): void {
  const middleware: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => (args) => {
    const bucket = "Bucket" in args.input && typeof args.input.Bucket === "string" ? args.input.Bucket : null;
    called(args.request, bucket);
    return next(args);
  };
  client.middlewareStack.addRelativeTo(middleware, {
    name: "watchCalls",
    relation: "before",
    toMiddleware: "httpSigningMiddleware",
  });
}
