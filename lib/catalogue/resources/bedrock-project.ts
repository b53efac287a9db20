import { ListProjectsCommand } from "#lib/sdk-additions/projects.ts";
import { inherits, notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";
import { accountDataRetentionArn, retained } from "./data-retention.ts";

/** Groups requests to OpenAI-compatible endpoints and their data; every account has a default project. */
export const bedrockProject = resourceType({
  type: "bedrock-project",
  label: ["Project", "Projects"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListProjects",
      (page) => new ListProjectsCommand({ ...page, maxResults: 100 }),
      (output) => output.projectSummaries,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.arn ?? "",
    name: item.name ?? item.id ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "stored responses",
      from: ({ item, scope }) =>
        item.dataRetention?.mode === "inherit"
          ? inherits({ type: "account-data-retention", arn: accountDataRetentionArn(scope) })
          : retained(item.dataRetention?.mode),
      keyNeeds: UNDOCUMENTED,
    },
    { data: "uploaded files", from: () => notExposed("project-data"), keyNeeds: UNDOCUMENTED },
    {
      data: "fine-tuning jobs and customized models",
      from: () => notExposed("project-data"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: ({ item }) => ({ projectId: item.id, dataRetention: item.dataRetention?.mode }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "elsewhere",
    summary:
      "AWS offers no key for project data. Responses are not stored when the project's data retention mode is none; the default project uses the account's mode.",
    cli: ({ region, id }) =>
      `aws bedrock update-project --region ${region} --project-identifier ${id} --data-retention mode=none`,
    source: "Amazon Bedrock API Reference, UpdateProject",
  },
  sources: [
    "Amazon Bedrock API Reference, ProjectSummary: no member names a key",
    'Amazon Bedrock User Guide, "Data retention"',
    "Service Authorization Reference, Amazon Bedrock Powered by AWS Mantle: files and fine-tuning jobs belong to a project",
  ],
});
