import { PLATFORM_ACCOUNT_ID } from "../identity.ts";
import { FOREIGN_KEYS, US_KEYS } from "../key-names.ts";
import { basicSelectors, type TrailModel, trail } from "./shapes.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

/** The log groups of trails. */
export const TRAIL_LOG_GROUPS = {
  us: "/aldermere/cloudtrail/us",
  global: "/aldermere/cloudtrail/global",
  eu: "/aldermere/cloudtrail/eu",
  ap: "/aldermere/cloudtrail/ap",
} as const;

/**
 * Every trail that covers the account. Logging of the multi-Region trail was stopped when each Region got its own
 * trail; only the trail of us-east-1 is known to log KMS events.
 */
export const TRAILS: readonly TrailModel[] = [
  trail(US, "aldermere-us", { logGroup: TRAIL_LOG_GROUPS.us, key: US_KEYS.logs, selectors: basicSelectors() }),
  // KMS events are excluded because of their number.
  trail(US, "aldermere-billing", {
    selectors: basicSelectors({ ExcludeManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] }),
  }),
  trail(US, "aldermere-global", {
    multiRegion: true,
    logging: false,
    logGroup: TRAIL_LOG_GROUPS.global,
    key: US_KEYS.retired,
    selectors: basicSelectors(),
  }),
  // Logs read events only: DisableKey is a write event.
  trail(EU, "aldermere-eu", {
    logGroup: TRAIL_LOG_GROUPS.eu,
    selectors: basicSelectors({ ReadWriteType: "ReadOnly" }),
  }),
  // It may log KMS events: only the management account of the organization may read its event selectors.
  trail(EU, "aldermere-organisation", {
    organisationOf: PLATFORM_ACCOUNT_ID,
    logGroup: "/platform/cloudtrail/organisation",
    key: FOREIGN_KEYS.private,
    selectors: basicSelectors(),
    refuses: ["GetEventSelectors"],
  }),
  trail(AP, "aldermere-ap", {
    logGroup: TRAIL_LOG_GROUPS.ap,
    // The role for its log group was deleted.
    logsError: "Could not assume the CloudWatch Logs role",
    selectors: {
      AdvancedEventSelectors: [
        {
          Name: "Management events without KMS",
          FieldSelectors: [
            { Field: "eventCategory", Equals: ["Management"] },
            { Field: "eventSource", NotEquals: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] },
          ],
        },
        {
          Name: "Objects of the archive",
          FieldSelectors: [
            { Field: "eventCategory", Equals: ["Data"] },
            { Field: "resources.type", Equals: ["AWS::S3::Object"] },
            { Field: "resources.ARN", StartsWith: ["arn:aws:s3:::aldermere-documents-ap/"] },
          ],
        },
      ],
    },
  }),
];
