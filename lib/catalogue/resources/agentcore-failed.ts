import { AWS_OWNED, type Claim, key, notApplicable } from "../claim.ts";

/** The key that a resource names, unless it failed to be created and so holds nothing. */
export function keyUnlessFailed(status: string | undefined, named: string | undefined): Claim {
  // The SDK hands on whatever the answer holds: of a status that is no text, nothing follows.
  if (typeof status !== "string") throw new TypeError("The status is not text");
  return status === "CREATE_FAILED" ? notApplicable("failed-or-deleted", { status }) : key(named, AWS_OWNED);
}
