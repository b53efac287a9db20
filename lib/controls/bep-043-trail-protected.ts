import type { DescribedKey, Key } from "#lib/domain/key.ts";
import type { MonitoredRegion, Monitoring, Trail } from "#lib/domain/monitoring.ts";
import { type UndescribedKey, undescribed } from "#lib/domain/reason-sentences.ts";
import type { ScanIndex } from "#lib/domain/scan-index.ts";
import { recordingIn } from "#lib/monitoring/recording.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy, failureOf } from "./explained.ts";
import { clausesOf, judgeRegions, type Steps, stepOf } from "./judge-regions.ts";
import { namingRegions } from "./other-regions.ts";

interface OfTrail {
  readonly trail: string;
}

/** Findings of older versions have no steps. */
const because = ({ steps }: Partial<Steps>) => (steps?.length ? `: ${clausesOf({ steps })}` : "");

const REASONS = {
  "no-trail": (of: Partial<Steps> = {}) =>
    `No trail logs KMS management events in this Region${because(of)}. There are no log files to protect.`,
  "trail-unknown": (of: Partial<Steps> = {}) =>
    `Which trail logs KMS management events in this Region is unknown${because(of)}.`,
  "sse-s3": ({ trail }: OfTrail) =>
    `cloudtrail:DescribeTrails returned no KMS key for trail ${trail}: its log files are encrypted with SSE-S3.`,
  "no-validation": ({ trail }: OfTrail) =>
    `cloudtrail:DescribeTrails returned that log file validation is disabled for trail ${trail}.`,
  "key-not-scanned": ({ trail }: OfTrail) =>
    `cloudtrail:DescribeTrails returned a key for the log files of trail ${trail}. The key was not scanned, so its state is unknown.`,
  "key-deleted": ({ trail }: OfTrail) =>
    `kms:DescribeKey did not find the key that encrypts the log files of trail ${trail}: it no longer exists.`,
  "key-not-described": ({ trail, ...of }: OfTrail & UndescribedKey) =>
    `${undescribed(of)}: the state of the key that encrypts the log files of trail ${trail} is unknown.`,
  "aws-managed-key": ({ trail }: OfTrail) =>
    `cloudtrail:DescribeTrails returned an AWS managed key for the log files of trail ${trail}.`,
  "key-state": ({ trail, state }: OfTrail & { readonly state: string }) =>
    `kms:DescribeKey returned the state ${state} of the key that encrypts the log files of trail ${trail}: the key cannot be used.`,
  protected: ({ trail }: OfTrail) =>
    `cloudtrail:DescribeTrails returned a customer managed key and enabled log file validation for trail ${trail}.`,
};
const explain = explainedBy(REASONS);

export const trailProtected: Control<keyof typeof REASONS> = {
  id: "BEP-043",
  scope: "account",
  title: "CloudTrail logs should be encrypted with a customer managed key and have log file validation enabled",
  severity: "medium",
  severityReason:
    "Anyone with write access to the trail's bucket can remove log entries; without log file validation, tampering cannot be detected.",
  rationale:
    "CloudTrail logs contain sensitive activity data and should be protected like the data itself. A customer managed key controls who can read them and logs each read. Log file validation creates a signed digest every hour that reveals changed or missing files.",
  remediation: {
    summary:
      "Set a customer managed key on the trail, with a key policy that lets CloudTrail use it, and enable log file validation. Existing log files do not change.",
    console: [
      "Open CloudTrail, Trails, and the trail; General details, Edit.",
      "Log file SSE-KMS encryption: enabled, with a customer managed key of the Region of the bucket.",
      "Log file validation: enabled.",
    ],
    cli: `aws cloudtrail update-trail --name NAME --kms-key-id KEY_ARN --enable-log-file-validation
aws cloudtrail validate-logs --trail-arn TRAIL_ARN --start-time 2026-01-01T00:00:00Z`,
    cloudFormation: `Type: AWS::CloudTrail::Trail
Properties:
  KMSKeyId: !GetAtt TrailKey.Arn
  EnableLogFileValidation: true`,
    terraform: `resource "aws_cloudtrail" "keys" {
  kms_key_id                 = aws_kms_key.trail.arn
  enable_log_file_validation = true
}`,
  },
  sources: [
    'AWS CloudTrail User Guide, "Encrypting CloudTrail log files, digest files, and event data stores with AWS KMS keys (SSE-KMS)"',
    'AWS CloudTrail User Guide, "Validating CloudTrail log file integrity"',
    "AWS SDK, cloudtrail:DescribeTrails, Trail.KmsKeyId: absent where log files are encrypted with SSE-S3",
    'AWS Security Hub User Guide, "Security Hub controls for CloudTrail": CloudTrail.2 and CloudTrail.4',
  ],
  frameworks: [
    { framework: "CIS AWS Foundations 3.0", id: "3.5", by: "aws" },
    { framework: "CIS AWS Foundations 3.0", id: "3.2", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "AU-9", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-28", by: "aws" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.15", by: "analogy" },
  ],
  reasons: namingRegions(REASONS),
  check: (seen, index) => judgeRegions(seen, (monitoring, of) => judgeRegion(monitoring, of, index)),
};

const ORDER = ["pass", "cannot-tell", "fail"] as const;

/** One protected trail is enough, since it has all records. */
function judgeRegion(monitoring: Monitoring, of: MonitoredRegion, index: ScanIndex): Explained<keyof typeof REASONS> {
  const { state, trails, steps } = recordingIn(monitoring, of);
  const judged = trails.map((trail) => judgeTrail(trail, index));
  const best = ORDER.flatMap((answer) => judged.filter((each) => each.answer === answer))[0];
  if (best && (best.answer !== "fail" || state !== "cannot-tell")) return best;
  if (state === "broken") return explain("fail", "no-trail", { steps: steps.map(stepOf) });
  const unknown = steps.filter((step) => step.state === "cannot-tell");
  return explain("cannot-tell", "trail-unknown", { steps: unknown.map(stepOf) });
}

function judgeTrail(
  { name: trail, kmsKeyId, validatesFiles, homeRegion }: Trail,
  index: ScanIndex,
): Explained<keyof typeof REASONS> {
  if (kmsKeyId === null) return explain("fail", "sse-s3", { trail });
  if (!validatesFiles) return explain("fail", "no-validation", { trail });
  return judgeKey(trail, index.key(kmsKeyId, homeRegion));
}

function judgeKey(trail: string, key: Key | undefined): Explained<keyof typeof REASONS> {
  switch (key?.kind) {
    case undefined:
      return explain("cannot-tell", "key-not-scanned", { trail });
    case "gone":
      return explain("fail", "key-deleted", { trail });
    case "unreadable":
      return explain("cannot-tell", "key-not-described", { trail, ...failureOf(key.failure) });
    case "described":
      return judgeDescribed(trail, key);
  }
}

function judgeDescribed(
  trail: string,
  { metadata: { manager, state } }: DescribedKey,
): Explained<keyof typeof REASONS> {
  if (manager !== "CUSTOMER") return explain("fail", "aws-managed-key", { trail });
  return state === "Enabled" ? explain("pass", "protected", { trail }) : explain("fail", "key-state", { trail, state });
}
