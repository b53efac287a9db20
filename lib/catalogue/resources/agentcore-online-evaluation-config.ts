import {
  GetOnlineEvaluationConfigCommand,
  ListOnlineEvaluationConfigsCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { inherits, notApplicable, notExposed, store } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { INHERITED_KEY, noNeeds, UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";
import { agentcoreArn } from "./agentcore-arn.ts";

export const agentcoreOnlineEvaluationConfig = resourceType({
  type: "agentcore-online-evaluation-config",
  label: ["Online evaluation", "Online evaluations"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListOnlineEvaluationConfigs",
      (page) => new ListOnlineEvaluationConfigsCommand({ ...page, maxResults: 100 }),
      (output) => output.onlineEvaluationConfigs,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetOnlineEvaluationConfig",
    command: ({ item }) =>
      new GetOnlineEvaluationConfigCommand({ onlineEvaluationConfigId: item.onlineEvaluationConfigId }),
    proof: (detail) => detail.onlineEvaluationConfigArn,
  },
  identify: ({ item }) => ({
    arn: item.onlineEvaluationConfigArn ?? "",
    name: item.onlineEvaluationConfigName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "evaluator instructions and rating scale",
      // Evaluators with these prefixes are not the customer's.
      from: ({ detail, scope }) => {
        const own = (detail.evaluators ?? []).flatMap(({ evaluatorId }) =>
          /^(Builtin|ThirdParty)\./.test(evaluatorId ?? "")
            ? []
            : [{ type: "agentcore-evaluator", arn: agentcoreArn(scope, `evaluator/${evaluatorId}`) }],
        );
        return own.length > 0 ? inherits(...own) : notApplicable("no-own-evaluators");
      },
      keyNeeds: noNeeds(INHERITED_KEY),
    },
    {
      data: "evaluation results",
      optional: true,
      from: ({ detail, scope }) => {
        const output = detail.outputConfig?.cloudWatchConfig;
        const source = detail.dataSourceConfig?.cloudWatchLogs;
        // Results can be written to the log groups of the evaluated traces.
        const back = output?.resultDestination === "SOURCE_LOG_GROUP";
        if (back && source?.logGroupNamePrefixes) return notExposed("log-groups-by-prefix");
        const names = back ? (source?.logGroupNames ?? []) : [output?.logGroupName ?? []].flat();
        return names.map((name) =>
          store("log-group", `arn:${scope.partition}:logs:${scope.region}:${scope.accountId}:log-group:${name}`),
        );
      },
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "elsewhere",
    summary:
      "An online evaluation has no key of its own: update the evaluators that it uses and the log group of its results.",
    source: 'AgentCore guide, "Encryption at rest for AgentCore Evaluations"',
  },
  sources: [
    'AgentCore guide, "Encryption at rest for AgentCore Evaluations": "they inherit CMK encryption from the evaluators they reference"',
  ],
});
