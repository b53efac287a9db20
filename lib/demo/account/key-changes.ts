import { ACCOUNT_ID, arn } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import { uuid } from "./key-use.ts";
import { daysAgo } from "./today.ts";
import { BY_AGENTCORE, BY_BEDROCK, BY_KMS, byPerson, type RecordSketch } from "./trail-record.ts";

const KEY_ADMIN = byPerson("KeyAdministrator", "m.okafor");
const ON_CALL = byPerson("PlatformOnCall", "j.lindqvist");
const model = (region: string, id: string) => arn("bedrock", region, `custom-model/${id}`);
const US = "us-east-1";

const change = (name: string, days: number, actor: object, request: object = {}): RecordSketch => ({
  name,
  at: daysAgo(days),
  readOnly: false,
  actor,
  request,
});

/** A use that KMS refused to Bedrock. */
function refused(name: string, days: number, code: string, message: string, resource: string): RecordSketch {
  return {
    name,
    at: daysAgo(days),
    readOnly: true,
    actor: BY_BEDROCK,
    request: { encryptionContext: { "aws:bedrock:arn": resource } },
    error: [code, message],
  };
}

/** What the trail shows when a model customization job starts (Bedrock User Guide, "Encryption of custom models"). */
function grantForJob(days: number, modelArn: string): RecordSketch {
  const request = {
    granteePrincipal: "bedrock.amazonaws.com",
    retiringPrincipal: "bedrock.amazonaws.com",
    operations: ["Decrypt", "GenerateDataKey"],
    constraints: { encryptionContextSubset: { "aws:bedrock:arn": modelArn } },
  };
  const response = { grantId: uuid(`grant ${modelArn}`), keyId: modelArn };
  return { ...change("CreateGrant", days, BY_BEDROCK, request), response };
}

/** Bedrock gives a grant back (KMS Developer Guide, CloudTrail entry of RetireGrant: the id is not in the request). */
const retired = (days: number, of: string): RecordSketch => ({
  ...change("RetireGrant", days, BY_BEDROCK),
  request: null,
  additional: { grantId: uuid(`grant ${of}`) },
});

const disabled = (keyArn: string) => `${keyArn} is disabled.`;
const pending = (keyArn: string) => `${keyArn} is pending deletion.`;
const denied = `User: arn:aws:sts::${ACCOUNT_ID}:assumed-role/BedrockKnowledgeRole/bedrock is not authorized to perform: kms:Decrypt because no resource-based policy allows the kms:Decrypt action`;
const agent = (id: string) => arn("bedrock", US, `agent/${id}`);

/** What people, and Bedrock beside its daily work, did to keys in the last ninety days. */
export const KEY_CHANGES: Readonly<Record<string, readonly RecordSketch[]>> = {
  [US_KEYS.models]: [
    grantForJob(12.4, model(US, "amazon.nova-lite-v1:0:300k/clmtriage003")),
    retired(11.9, model(US, "amazon.nova-lite-v1:0:300k/clmtriage003")),
    retired(40.2, "a model that was deleted"),
    { ...change("RotateKey", 50.5, BY_KMS), request: null },
    change("UpdateAlias", 60.3, KEY_ADMIN, { aliasName: "alias/bedrock-models", targetKeyId: US_KEYS.models }),
    {
      ...change("ReEncrypt", 70.8, KEY_ADMIN, {
        sourceEncryptionContext: { "aws:bedrock:arn": agent("CLAIMAGT01") },
        destinationEncryptionContext: { "aws:bedrock:arn": agent("FRAUDAGT01") },
      }),
      readOnly: true,
    },
    change("RevokeGrant", 33.6, KEY_ADMIN, { grantId: uuid("grant of a batch job") }),
  ],
  [US_KEYS.agents]: [
    {
      ...change("Decrypt", 0.5, BY_AGENTCORE, {
        encryptionContext: {
          "aws-crypto-ec:aws:bedrock-agentcore-identity:token-vault-arn": arn(
            "bedrock-agentcore",
            US,
            "token-vault/default",
          ),
        },
      }),
      readOnly: true,
    },
  ],
  [US_KEYS.legacy]: [
    ...[0.4, 1.4, 2.4, 9.3].map((days) =>
      refused("Decrypt", days, "DisabledException", disabled(US_KEYS.legacy), agent("BROKERAG01")),
    ),
    change("DisableKey", 25.1, ON_CALL),
  ],
  [US_KEYS.retired]: [
    refused("Decrypt", 3.2, "KMSInvalidStateException", pending(US_KEYS.retired), agent("FRAUDAGT01")),
    change("ScheduleKeyDeletion", 19, KEY_ADMIN, { pendingWindowInDays: 30 }),
    change("EnableKey", 43.9, ON_CALL),
    change("CancelKeyDeletion", 44, ON_CALL),
    change("ScheduleKeyDeletion", 45.5, KEY_ADMIN, { pendingWindowInDays: 7 }),
  ],
  [US_KEYS.knowledge]: [
    change("PutKeyPolicy", 6.1, ON_CALL, { policyName: "default" }),
    refused("Decrypt", 6.3, "AccessDenied", denied, arn("bedrock", US, "knowledge-base/KBMANAGED1")),
    change("PutKeyPolicy", 6.5, KEY_ADMIN, { policyName: "default" }),
    change("DisableKeyRotation", 70, KEY_ADMIN),
  ],
  [EU_KEYS.models]: [grantForJob(20.7, model("eu-central-1", "amazon.nova-lite-v1:0:300k/schadende001"))],
  [EU_KEYS.legacy]: [change("DisableKey", 52, KEY_ADMIN)],
  [EU_KEYS.retired]: [change("ScheduleKeyDeletion", 26, KEY_ADMIN, { pendingWindowInDays: 30 })],
  [US_KEYS.retiringMultiRegion]: [change("ScheduleKeyDeletion", 14, KEY_ADMIN, { pendingWindowInDays: 30 })],
  [AP_KEYS.retired]: [change("ScheduleKeyDeletion", 5, KEY_ADMIN, { pendingWindowInDays: 30 })],
  [US_KEYS.documents]: [
    {
      ...change("PutKeyPolicy", 2.2, byPerson("KeyAdministrator", "=cmd@evil", '<img src=x onerror="alert(1)">')),
      error: ["MalformedPolicyDocumentException", `<script>alert("policy")</script>${"x".repeat(5000)}`],
    },
    {
      ...change("Decrypt", 1.2, { ...BY_BEDROCK, userIdentity: ["not", "an", "identity"], tlsDetails: 7 }),
      request: { encryptionContext: { ["k".repeat(900)]: "v".repeat(900), __proto: null, "<b>": "</td><script>" } },
    },
  ],
};
