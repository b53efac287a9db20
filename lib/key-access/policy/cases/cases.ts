import { ACTIONS_AND_RESOURCES } from "./actions-and-resources.ts";
import { CONDITIONS } from "./conditions.ts";
import { EVALUATION_ORDER } from "./evaluation-order.ts";
import { KMS_SAMPLES } from "./kms-samples.ts";
import { MISSING_KEYS } from "./missing-keys.ts";
import { NOT_PRINCIPALS } from "./not-principals.ts";
import { OPERATOR_WILDCARDS } from "./operator-wildcards.ts";
import type { PolicyCase } from "./policy-case.ts";
import { PRINCIPALS } from "./principals.ts";
import { SHARED_EXAMPLES } from "./shared-examples.ts";
import { VARIABLES } from "./variables.ts";

/** Every hand-worked case, by topic. */
export const CASES: Readonly<Record<string, readonly PolicyCase[]>> = {
  "Bedrock's own examples": SHARED_EXAMPLES,
  "sample policies of AWS KMS": KMS_SAMPLES,
  "actions and resources": ACTIONS_AND_RESOURCES,
  principals: PRINCIPALS,
  "principals that are left out": NOT_PRINCIPALS,
  "condition operators": CONDITIONS,
  "wildcards under each condition operator": OPERATOR_WILDCARDS,
  "missing keys and many values": MISSING_KEYS,
  "policy variables": VARIABLES,
  "the order of things": EVALUATION_ORDER,
};
