import { additionsTo } from "./additions-to.ts";
import { PAGE, type PageInput, schemasOf, TEXT, TIME } from "./schemas.ts";

/*
 * Projects, as in the Amazon Bedrock API Reference (API_ListProjects, API_ProjectSummary). The IAM action is assumed to
 * have the operation's name: the service authorization data has it for `bedrock-mantle` only.
 */

export interface ProjectSummary {
  /** "The account's default project uses `default`; a named project's generated ID starts with `proj_`." */
  readonly id: string | undefined;
  readonly arn: string | undefined;
  readonly name: string | undefined;
  readonly status: string | undefined;
  readonly createdAt: Date | undefined;
  /** "A mode of inherit defers to the account setting or model default." */
  readonly dataRetention: { readonly mode: string | undefined } | undefined;
}

const { structure, listOf, operation } = schemasOf("com.amazonaws.bedrock");
const command = additionsTo("AmazonBedrockControlPlaneService", "BedrockClient");

const summary = structure("ProjectSummary", {
  id: TEXT,
  arn: TEXT,
  name: TEXT,
  status: TEXT,
  createdAt: TIME,
  dataRetention: structure("ProjectDataRetention", { mode: TEXT }),
});
const list = operation(
  "ListProjects",
  ["GET", "/projects"],
  structure("ListProjectsRequest", {}, PAGE),
  structure("ListProjectsResponse", { projectSummaries: listOf(summary) }, { nextToken: TEXT }),
);

/** The schemas of the commands below. */
export const projectOperations = [list];

/** For BedrockClient. Without a filter it lists archived projects too. */
export class ListProjectsCommand extends command<
  PageInput,
  { projectSummaries: readonly ProjectSummary[] | undefined; nextToken?: string | undefined }
>(list) {}
