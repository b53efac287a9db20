import type { PolicyCase } from "./policy-case.ts";
import { SHARED_EXAMPLES } from "./shared-examples.ts";

/** Every hand-worked case, by topic. */
export const CASES: Readonly<Record<string, readonly PolicyCase[]>> = {
  "Bedrock's own examples": SHARED_EXAMPLES,
};
