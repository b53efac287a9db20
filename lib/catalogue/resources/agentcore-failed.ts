import { AWS_OWNED, type Claim, key, notApplicable } from "../claim.ts";

/** The key that a resource names, unless it failed to be created and so holds nothing. */
export const keyUnlessFailed = (status: string | undefined, named: string | undefined, what: string): Claim =>
  status === "CREATE_FAILED"
    ? notApplicable(`The ${what} failed to be created and holds no data.`)
    : key(named, AWS_OWNED);
