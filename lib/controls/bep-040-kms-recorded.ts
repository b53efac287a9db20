import { recordingIn } from "#lib/monitoring/recording.ts";
import type { Control } from "./control.ts";
import { explainedBy } from "./explained.ts";
import { clausesOf, judgeRegions, type Steps, stepOf } from "./judge-regions.ts";
import { namingRegions } from "./other-regions.ts";

const REASONS = {
  logged: (of: Steps) => `Trails log KMS management events: ${clausesOf(of)}.`,
  "not-logged": (of: Steps) => `No trail logs all KMS management events: ${clausesOf(of)}.`,
  unknown: (of: Steps) => `Whether a trail logs all KMS management events is unknown: ${clausesOf(of)}.`,
};
const explain = explainedBy(REASONS);

export const kmsRecorded: Control<keyof typeof REASONS> = {
  id: "BEP-040",
  scope: "account",
  title: "CloudTrail should log KMS management events",
  severity: "high",
  severityReason:
    "Key changes are retained for 90 days only, trail-based alarms do not fire, and EventBridge receives no events.",
  rationale:
    "A trail can exclude KMS events: they are numerous, and one checkbox or selector removes all of them, including the few that disable or delete keys. A trail can also log read events only, cover one Region only, or be stopped. An existing trail does not necessarily log these events.",
  remediation: {
    summary:
      "Create one multi-Region trail that logs management events, at least write events, including those of KMS. Logging write events only limits the volume: encrypt and decrypt calls are read events. The Monitoring page has a template with your names filled in.",
    console: [
      "Open CloudTrail, Trails, and the trail; start logging if it is stopped.",
      "Management events, Edit: choose Write (and Read if you want to see uses), and clear 'Exclude AWS KMS events'.",
      "If it covers one Region only, make it a multi-Region trail.",
    ],
    cli: `aws cloudtrail put-event-selectors --trail-name NAME --event-selectors \\
  '[{"ReadWriteType":"WriteOnly","IncludeManagementEvents":true,"ExcludeManagementEventSources":[]}]'
aws cloudtrail update-trail --name NAME --is-multi-region-trail
aws cloudtrail start-logging --name NAME`,
    cloudFormation: `Type: AWS::CloudTrail::Trail
Properties:
  IsLogging: true
  IsMultiRegionTrail: true
  EnableLogFileValidation: true
  S3BucketName: !Ref TrailBucket
  EventSelectors:
    - ReadWriteType: WriteOnly
      IncludeManagementEvents: true`,
    terraform: `resource "aws_cloudtrail" "keys" {
  name                       = "keys"
  s3_bucket_name             = aws_s3_bucket.trail.id
  is_multi_region_trail      = true
  enable_log_file_validation = true
  event_selector {
    read_write_type           = "WriteOnly"
    include_management_events = true
  }
}`,
  },
  sources: [
    'AWS CloudTrail User Guide, "Logging management events": excluding AWS KMS events; disabling and scheduling deletion are write events',
    "AWS SDK, cloudtrail:PutEventSelectors: an event that matches any selector is logged; trails without selectors log all management events",
    'AWS KMS Developer Guide, "Logging AWS KMS API calls with AWS CloudTrail"',
    'AWS Security Hub User Guide, "Security Hub controls for CloudTrail": CloudTrail.1',
  ],
  frameworks: [
    { framework: "CIS AWS Foundations 5.0", id: "3.1", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "AU-2", by: "analogy" },
    { framework: "NIST SP 800-53 r5", id: "AU-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.15", by: "analogy" },
    { framework: "SOC 2", id: "CC7.2", by: "analogy" },
  ],
  reasons: namingRegions(REASONS),
  check: (seen) =>
    judgeRegions(seen, (monitoring, of) => {
      const recording = recordingIn(monitoring, of);
      const steps = recording.steps.map(stepOf);
      switch (recording.state) {
        case "whole": {
          const whole = recording.steps.filter(({ state }) => state === "whole");
          return explain("pass", "logged", { steps: whole.map(stepOf) });
        }
        case "broken":
          return explain("fail", "not-logged", { steps });
        case "cannot-tell":
          return explain("cannot-tell", "unknown", { steps });
      }
    }),
};
