import { createHash } from "node:crypto";

/** A short name for a key in a URL: the first 16 hex digits of the SHA-256 of its ARN. */
export function urlId(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
