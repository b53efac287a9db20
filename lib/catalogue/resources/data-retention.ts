import { type Claim, notApplicable, notExposed } from "../claim.ts";
import type { Scope } from "../resource-type.ts";

/** The mode of an account in a Region has no ARN of AWS's. */
export const accountDataRetentionArn = ({ partition, region, accountId }: Scope): string =>
  `arn:${partition}:bedrock:${region}:${accountId}:#account-data-retention`;

/** What a data retention mode says about prompts and responses ("Data retention" in the Amazon Bedrock User Guide). */
export function retained(mode: string | undefined): Claim {
  if (typeof mode !== "string") throw new TypeError("The data retention mode is not text");
  switch (mode) {
    case "none":
      return notApplicable(
        "Data retention is disabled: no inference content is written now. Content retained under an earlier mode may still be stored; no API exposes it.",
      );
    case "inherit":
      return notExposed(
        "No data retention mode is set: the mode of the account or of the model applies. Unless a data retention storage is configured, no AWS API exposes which key encrypts retained data.",
      );
    default:
      return notExposed(
        `The data retention mode is "${mode}". Unless a data retention storage is configured, no AWS API exposes which key encrypts retained data.`,
      );
  }
}
