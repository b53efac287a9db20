import { type Claim, notApplicable, notExposed } from "../claim.ts";
import type { Scope } from "../resource-type.ts";

/** AWS has no ARN for the data retention mode of an account and Region. */
export const accountDataRetentionArn = ({ partition, region, accountId }: Scope): string =>
  `arn:${partition}:bedrock:${region}:${accountId}:#account-data-retention`;

/** What a data retention mode means for prompts and responses ("Data retention" in the Amazon Bedrock User Guide). */
export function retained(mode: string | undefined): Claim {
  if (typeof mode !== "string") throw new TypeError("The data retention mode is not text");
  switch (mode) {
    case "none":
      return notApplicable("retention-disabled");
    case "inherit":
      return notExposed("retention-mode-not-set");
    default:
      return notExposed("retention-mode", { mode });
  }
}
