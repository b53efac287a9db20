import type { GrantListEntry } from "@aws-sdk/client-kms";
import { arn, SUPPLIER_ACCOUNT_ID } from "./identity.ts";
import { agentcoreGrant, invocationGrant, libraryGrant, modelGrant, roleGrant, unboundGrant } from "./key-grants.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import { daysAgo } from "./today.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const model = (region: string, id: string) => arn("bedrock", region, `custom-model/amazon.nova-lite-v1:0:300k/${id}`);
const library = (id: string) => arn("bedrock", US, `data-automation-library/${id}`);
const gateway = (region: string, id: string) => arn("bedrock-agentcore", region, `gateway/${id}`);
const engine = (region: string, id: string) => arn("bedrock-agentcore", region, `policy-engine/${id}`);

const MANAGEMENT = ["Encrypt", "Decrypt", "GenerateDataKey"] as const;
const EVALUATION = ["Decrypt", "ReEncryptFrom", "ReEncryptTo"] as const;
const GATEWAY = ["Decrypt", "GenerateDataKey"] as const;

/** Grants beside those that stand with their keys: of models, libraries, gateways, engines, and what people left behind. */
export const GRANTS_ON_KEYS: Readonly<Record<string, readonly GrantListEntry[]>> = {
  [US_KEYS.models]: [
    modelGrant(US_KEYS.models, arn("bedrock", US, "imported-model/legalllm0001"), "2025-09-04T08:10:00Z"),
  ],
  [US_KEYS.agents]: [
    agentcoreGrant(US_KEYS.agents, gateway(US, "claims-tools-a1b2c3d4e5"), GATEWAY, "2025-11-03T10:00:00Z"),
    agentcoreGrant(US_KEYS.agents, engine(US, "claims_rules-b2c3d4e5f6"), MANAGEMENT, "2026-01-19T09:00:00Z"),
    agentcoreGrant(US_KEYS.agents, engine(US, "claims_rules-b2c3d4e5f6"), EVALUATION, "2026-01-19T09:00:01Z"),
    // Its gateway was deleted when no principal could retire the grant.
    agentcoreGrant(US_KEYS.agents, gateway(US, "quotes-tools-z9y8x7w6v5"), GATEWAY, "2025-10-01T10:00:00Z"),
  ],
  [US_KEYS.documents]: [
    libraryGrant(US_KEYS.documents, library("a1part5000"), "2026-04-02T11:00:00Z"),
    invocationGrant(US_KEYS.documents, 5),
    // AWS retires these after 30 hours.
    invocationGrant(US_KEYS.documents, 40),
    {
      ...roleGrant(US_KEYS.documents, "ClaimsExport", 1),
      GranteePrincipal: roleOf(SUPPLIER_ACCOUNT_ID, "ClaimsExport"),
    },
  ],
  [US_KEYS.imported]: [modelGrant(US_KEYS.imported, model(US, "clmsummary01"), daysAgo(11.5))],
  [US_KEYS.hsm]: [modelGrant(US_KEYS.hsm, model(US, "catastrophe1"), "2024-12-02T08:00:00Z")],
  [US_KEYS.legacy]: [modelGrant(US_KEYS.legacy, model(US, "subrogation1"), "2024-10-07T08:00:00Z")],
  [US_KEYS.retired]: [
    modelGrant(US_KEYS.retired, model(US, "fraudnarrat1"), "2024-09-11T08:00:00Z"),
    // The second was revoked: AWS documents both or neither.
    agentcoreGrant(US_KEYS.retired, engine(US, "pilot_rules-l2m3n4o5p6"), MANAGEMENT, "2025-12-01T09:00:00Z"),
  ],
  [US_KEYS.multiRegion]: [modelGrant(US_KEYS.multiRegion, model(US, "lettersglob1"), daysAgo(16))],
  [EU_KEYS.models]: [
    // As in the example of AWS: without a constraint, so that its model is not known.
    unboundGrant(EU_KEYS.models, "2025-03-01T07:00:00Z"),
    // The model is gone, and its grant was wider than any that Bedrock makes.
    {
      ...modelGrant(EU_KEYS.models, model(EU, "schadenneu01"), "2025-02-01T07:00:00Z"),
      Operations: ["Decrypt", "GenerateDataKey", "DescribeKey", "Encrypt"],
    },
  ],
  [EU_KEYS.agents]: [
    // Policy engines cannot be listed here.
    agentcoreGrant(EU_KEYS.agents, engine(EU, "schaden_regeln-v1w2x3y4z5"), MANAGEMENT, "2026-02-02T09:00:00Z"),
  ],
  [EU_KEYS.knowledge]: [
    // What KMS shows of a role that was deleted.
    { ...roleGrant(EU_KEYS.knowledge, "Umzug", 1), GranteePrincipal: "AROA5XEXAMPLE7UMZUG01" },
  ],
  [EU_KEYS.retired]: [modelGrant(EU_KEYS.retired, model(EU, "policesuche1"), "2024-11-05T08:00:00Z")],
  [AP_KEYS.models]: [modelGrant(AP_KEYS.models, model(AP, "stormclaims1"), "2026-01-08T02:00:00Z")],
  [AP_KEYS.agents]: [
    // Made by hand after an incident: named, but bound to nothing and too wide.
    {
      ...agentcoreGrant(AP_KEYS.agents, gateway(AP, "storm-tools-e1f2g3h4i5"), GATEWAY, "2026-03-03T02:00:00Z"),
      Name: "gateway-storm-tools-e1f2g3h4i5",
      Operations: ["Decrypt", "GenerateDataKey", "Encrypt", "CreateGrant"],
      Constraints: undefined,
    },
  ],
};

function roleOf(accountId: string, role: string): string {
  return `arn:aws:iam::${accountId}:role/${role}`;
}
