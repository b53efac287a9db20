import {
  GetBrowserCommand,
  ListBrowserProfilesCommand,
  ListBrowsersCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { bucket, notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const agentcoreBrowser = resourceType({
  type: "agentcore-browser",
  label: ["Browser", "Browsers"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListBrowsers",
      // SYSTEM resources belong to AWS. The API's model allows pages of 100, its documentation only of 50.
      (page) => new ListBrowsersCommand({ ...page, type: "CUSTOM", maxResults: 50 }),
      (output) => output.browserSummaries,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetBrowser",
    command: ({ item }) => new GetBrowserCommand({ browserId: item.browserId }),
    proof: (detail) => detail.browserArn,
  },
  identify: ({ item }) => ({
    arn: item.browserArn ?? "",
    name: item.name ?? item.browserId ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "browser sessions",
      from: () => notExposed("key-not-exposed"),
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "session recordings",
      optional: true,
      from: ({ detail }) => (detail.recording?.enabled ? bucket(detail.recording.s3Location?.bucket) : null),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-agentcore",
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for browsers; change the encryption of recordings on their bucket.",
    source: "SDK: CreateBrowserRequest has no key member",
  },
  sources: ["SDK: GetBrowserResponse has no key member; recording.s3Location names the bucket of recordings"],
});

/** Cookies and local storage that a browser keeps between sessions. */
export const agentcoreBrowserProfile = resourceType({
  type: "agentcore-browser-profile",
  label: ["Browser profile", "Browser profiles"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListBrowserProfiles",
      (page) => new ListBrowserProfilesCommand({ ...page, maxResults: 100 }),
      (output) => output.profileSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.profileArn ?? "",
    name: item.name ?? item.profileId ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "saved cookies and local storage",
      from: () => notExposed("key-not-exposed"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for browser profiles.",
    source: "SDK: CreateBrowserProfileRequest has no key member",
  },
  sources: ["SDK: BrowserProfileSummary has no key member"],
});
