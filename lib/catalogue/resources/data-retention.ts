import { type Claim, notApplicable, notExposed } from "../claim.ts";

/** What a data retention mode says about prompts and responses ("Data retention" in the Amazon Bedrock User Guide). */
export function retained(mode: string | undefined): Claim {
  switch (mode) {
    case undefined:
      throw new TypeError("There is no data retention mode");
    case "none":
      return notApplicable("Data retention is off: no inference content is written from now on.");
    case "inherit":
      return notExposed(
        "No data retention mode is set here: the account's or the model's applies. Unless a data retention storage is configured, no AWS API says which key encrypts what is kept.",
      );
    default:
      return notExposed(
        `The data retention mode is "${mode}". Unless a data retention storage is configured, no AWS API says which key encrypts what is kept.`,
      );
  }
}
