import { ACTIONS_AND_RESOURCES } from "./actions-and-resources.testkit.ts";
import { CONDITIONS } from "./conditions.testkit.ts";
import { EVALUATION_ORDER } from "./evaluation-order.testkit.ts";
import { KMS_SAMPLES } from "./kms-samples.testkit.ts";
import { MISSING_KEYS } from "./missing-keys.testkit.ts";
import { NOT_PRINCIPALS } from "./not-principals.testkit.ts";
import { OPERATOR_WILDCARDS } from "./operator-wildcards.testkit.ts";
import type { PolicyCase } from "./policy-case.testkit.ts";
import { PRINCIPALS } from "./principals.testkit.ts";
import { SHARED_EXAMPLES } from "./shared-examples.testkit.ts";
import { VARIABLES } from "./variables.testkit.ts";

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
