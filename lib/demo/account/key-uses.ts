import { createHash } from "node:crypto";
import { arn } from "./identity.ts";
import { type KeyModel, keyParts } from "./key-model.ts";
import { US_KEYS } from "./key-names.ts";
import { refusalAt } from "./key-state-history.ts";
import { daysAgo } from "./today.ts";
import { BY_BEDROCK, BY_SCANNER, type RecordSketch, throughBedrock } from "./trail-record.ts";

const DAY = 86_400_000;

/** The busiest key has more events than a reader would page through. */
const USES = { busy: 2400, usual: [9, 46] } as const;
const SCANS_KEPT = 12;

/** The uses of a key by services in ninety days: successful while it was enabled, refused while it was not. */
export function usesOf(key: KeyModel): readonly RecordSketch[] {
  if (!key.lastUse) return [];
  const last = key.lastUse;
  const from = (daysAgo(0) - last.Timestamp.getTime()) / DAY;
  const seed = Number.parseInt(createHash("sha256").update(key.arn).digest("hex").slice(0, 6), 16);
  const [fewest, spread] = USES.usual;
  const count = key.arn === US_KEYS.agents ? USES.busy : fewest + (seed % spread);
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === 0;
    const at = isLast ? last.Timestamp.getTime() : daysAgo(from + ((index + (seed % 7) / 10) * (97 - from)) / count);
    return {
      name: isLast ? last.Operation : index % 3 === 0 ? "GenerateDataKey" : "Decrypt",
      at,
      readOnly: true,
      actor: index % 4 === 1 ? throughBedrock("BedrockAgentRole") : BY_BEDROCK,
      request: { encryptionContext: contextOf(key), encryptionAlgorithm: "SYMMETRIC_DEFAULT" },
      ...(isLast && { id: last.CloudTrailEventId }),
      ...refusedAt(key, at),
    };
  });
}

/** The encryption context of Bedrock: the ARN of the resource, as AWS documents it. */
function contextOf({ arn: keyArn, grants }: KeyModel): Readonly<Record<string, string>> {
  const model = grants.find(({ Constraints }) => Constraints?.SourceArn)?.Constraints?.SourceArn;
  if (model) return { "aws:bedrock:arn": model };
  const { region } = keyParts(keyArn);
  if (keyArn === US_KEYS.agents) return { "aws:bedrock:arn": arn("bedrock", region, "agent/CLAIMAGT01") };
  return { "aws:s3:arn": `arn:aws:s3:::aldermere-${region}-documents` };
}

/** The error of a use, where the key could not be used at that moment. */
function refusedAt(key: KeyModel, at: number): Pick<RecordSketch, "error"> {
  const error = refusalAt(key, at);
  return error ? { error } : {};
}

/** The records of a scanner: reads of the key, and a Decrypt that Bedrock makes on its behalf. */
export function readsOf(key: KeyModel): readonly RecordSketch[] {
  return Array.from({ length: SCANS_KEPT }, (_, scan) =>
    ["DescribeKey", "GetKeyPolicy", "ListGrants", "Decrypt"].map((name, step) => {
      const at = daysAgo(scan * 7 + 0.05) + step * 1000;
      const read = { name, at, readOnly: true };
      return name === "Decrypt"
        ? { ...read, actor: { ...BY_BEDROCK, userIdentity: BY_SCANNER.userIdentity }, ...refusedAt(key, at) }
        : { ...read, actor: BY_SCANNER };
    }),
  ).flat();
}
