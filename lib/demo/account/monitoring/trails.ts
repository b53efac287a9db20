import { PLATFORM_ACCOUNT_ID } from "../identity.ts";
import { FOREIGN_KEYS, US_KEYS } from "../key-names.ts";
import { basicSelectors, type TrailModel, trail } from "./shapes.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

/** Log groups that trails write to. */
export const TRAIL_LOG_GROUPS = {
  us: "/aldermere/cloudtrail/us",
  global: "/aldermere/cloudtrail/global",
  eu: "/aldermere/cloudtrail/eu",
  ap: "/aldermere/cloudtrail/ap",
} as const;

/**
 * Every trail that the account sees. The one for all Regions was stopped when each Region got its own, so that only
 * us-east-1 is known to record what happens to its keys.
 */
export const TRAILS: readonly TrailModel[] = [
  trail(US, "aldermere-us", { logGroup: TRAIL_LOG_GROUPS.us, key: US_KEYS.logs, selectors: basicSelectors() }),
  // For the accountants, who found KMS too talkative.
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
  // Sees who reads, not who disables a key.
  trail(EU, "aldermere-eu", {
    logGroup: TRAIL_LOG_GROUPS.eu,
    selectors: basicSelectors({ ReadWriteType: "ReadOnly" }),
  }),
  // It may record KMS; only the organisation's own account may look.
  trail(EU, "aldermere-organisation", {
    organisationOf: PLATFORM_ACCOUNT_ID,
    logGroup: "/platform/cloudtrail/organisation",
    key: FOREIGN_KEYS.private,
    selectors: basicSelectors(),
    refuses: ["GetEventSelectors"],
  }),
  trail(AP, "aldermere-ap", {
    logGroup: TRAIL_LOG_GROUPS.ap,
    // Its role was tidied away.
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
