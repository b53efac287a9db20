import { type Domain, domain } from "./domain-shapes.ts";
import { PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { EU_KEYS, FOREIGN_KEYS, US_KEYS } from "./key-names.ts";
import type { ContentRegion } from "./regions.ts";

/** Bedrock Studio (V1) and SageMaker Unified Studio (V2) domains. */
export const DOMAINS: Readonly<Record<ContentRegion, readonly Domain[]>> = {
  "us-east-1": [
    domain("us-east-1", "dzd_4claimslab0001", "claims-lab", { key: US_KEYS.knowledge, version: "V2" }),
    domain("us-east-1", "dzd_4studio2024x01", "bedrock-studio-2024"),
    domain("us-east-1", "dzd_7platform00001", "ml-platform", {
      key: FOREIGN_KEYS.shared,
      version: "V2",
      owner: PLATFORM_ACCOUNT_ID,
    }),
  ],
  "eu-central-1": [
    domain("eu-central-1", "dzd_9schadenlab001", "schaden-labor", { key: EU_KEYS.legacy, version: "V2" }),
    domain("eu-central-1", "dzd_9vertraulich01", "vertraulich", { key: EU_KEYS.documents, reading: "denied" }),
  ],
  "ap-southeast-2": [
    domain("ap-southeast-2", "dzd_2stormlab00001", "storm-lab", { version: "V2", status: "CREATING" }),
  ],
};
