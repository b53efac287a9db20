import { AWS_OWNED, type Claim, key, notApplicable } from "../claim.ts";

/** The key that a resource names; a resource whose creation failed holds no data. */
export function keyUnlessFailed(status: string | undefined, named: string | undefined): Claim {
  // The SDK does not check types: a status that is not text proves nothing.
  if (typeof status !== "string") throw new TypeError("The status is not text");
  return status === "CREATE_FAILED" ? notApplicable("failed-or-deleted", { status }) : key(named, AWS_OWNED);
}
