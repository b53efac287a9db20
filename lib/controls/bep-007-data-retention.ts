import { type Coded, sentenceFrom } from "#lib/domain/explanation.ts";
import type { Observation } from "#lib/domain/observation.ts";
import { REASON_SENTENCES } from "#lib/domain/reason.ts";
import type { CodedRow } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";
import { type Explained, explainedBy } from "./explained.ts";

const ACCOUNT = "account-data-retention";
const PROJECT = "bedrock-project";

/** The call that returned the mode; older findings have none. */
interface Observed {
  readonly operation?: string;
}

const returned = ({ operation }: Observed, mode: string) =>
  operation === undefined
    ? `The data retention mode is ${mode}`
    : `${operation} returned the data retention mode ${mode}`;

const OF_ACCOUNT = "bedrock:GetAccountDataRetention";

const MODES = {
  "mode-not-set": () =>
    `${OF_ACCOUNT} returned that no data retention mode is set for the account: the default of each model applies.`,
  "mode-none": (of: Observed) => `${returned(of, "none")}: prompts and responses are not retained.`,
  mode: ({ mode, ...of }: Observed & { readonly mode: string }) =>
    `${returned(of, `"${mode}"`)}: prompts and responses may be retained.`,
  "mode-not-read": ({ operation, errorCode }: { readonly operation: string; readonly errorCode: string }) =>
    `${operation} failed with ${errorCode}: the data retention mode is unknown.`,
  "mode-not-returned": () =>
    `This scan has no result of ${OF_ACCOUNT}: the data retention mode of the account is unknown.`,
};

/** With those of rows, for projects that could not be listed. */
const REASONS = {
  ...REASON_SENTENCES,
  ...MODES,
  "project-mode-not-returned": () =>
    "bedrock:ListProjects returned no data retention mode for the project: whether it retains data is unknown.",
  "project-uses-account": ({ account }: { readonly account: Coded<keyof typeof MODES> }) =>
    `The project uses the account's mode. ${sentenceFrom(MODES, account)}`,
  "project-uses-unread-account": () =>
    `The project uses the account's mode, which is unknown: this scan has no result of ${OF_ACCOUNT}.`,
};
const explain = explainedBy(REASONS);

type ModeAnswer = Explained<keyof typeof MODES>;

export const dataRetention: Control<keyof typeof REASONS> = {
  id: "BEP-007",
  scope: "region",
  title: "Amazon Bedrock should not retain prompts and responses",
  severity: "medium",
  severityReason:
    "Retained prompts and responses are stored by AWS or, with provider_data_share, by the model provider, mostly encrypted with keys that no API exposes.",
  rationale:
    "The data retention mode of an account (per Region) and of each project decides whether Amazon Bedrock writes the content of requests to durable storage. Only the mode none prevents it: with default and inherit the model's own terms apply, aws_review lets AWS read the content, provider_data_share shares it with the provider. A project without its own mode uses the account's.",
  remediation: {
    summary:
      "Set the data retention mode to none for the account in each Region, and for projects with their own mode.",
    console: [
      "Open Amazon Bedrock in the Region and choose Settings, Data retention.",
      "Choose zero data retention. Models that require retention can then no longer be invoked.",
    ],
    cli: `aws bedrock put-account-data-retention --region REGION --mode none
aws bedrock update-project --region REGION --project-identifier PROJECT_ID --data-retention mode=none`,
    cloudFormation: "# AWS::BedrockMantle::Project has no property for the data retention mode.",
    terraform: "# No resource of the AWS provider sets the data retention mode.",
  },
  sources: [
    'Amazon Bedrock User Guide, "Data retention"',
    "Amazon Bedrock API Reference, ProjectDataRetention: the effective mode resolves project, then account, then model default",
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SI-12", by: "analogy" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.10", by: "analogy" },
  ],
  reasons: REASONS,
  *check({ resources, rows }) {
    const observations = resources.map(({ id, observation }) => ({ id, observation }));
    const rowsOf = Map.groupBy(rows, ({ resourceId }) => resourceId);
    const accounts = new Map(
      observations
        .filter(({ observation }) => observation.type === ACCOUNT)
        .map(({ id, observation }) => [observation.region, judgeAccount(observation, rowsOf.get(id) ?? [])] as const),
    );
    for (const { id, observation } of observations) {
      const { type, region, name } = observation;
      const account = accounts.get(region);
      const judged = type === ACCOUNT ? account : type === PROJECT ? judgeProject(observation, account) : undefined;
      if (judged) yield { subject: { kind: "resource", id }, region, name, ...judged };
    }
    for (const { id, type, resourceArn, region, reason, reasonCode, reasonParameters } of rows) {
      if (type !== PROJECT || resourceArn !== null) continue;
      const why = { answer: "cannot-tell", reason, reasonCode, reasonParameters } as const;
      yield { subject: { kind: "row", id }, region, name: `Projects in ${region}`, ...why };
    }
  },
};

function judgeAccount(observation: Observation, [row]: readonly CodedRow[]): ModeAnswer {
  const mode = observation.facts.dataRetention;
  if (mode === "inherit") return explain("fail", "mode-not-set");
  if (mode !== undefined) return judgeMode(mode, observation);
  if (row?.reasonCode !== "key-unreadable") return explain("cannot-tell", "mode-not-returned");
  const { operation, errorCode } = row.reasonParameters as { operation: string; errorCode: string };
  return explain("cannot-tell", "mode-not-read", { operation, errorCode });
}

function judgeProject(observation: Observation, account: ModeAnswer | undefined): Explained<keyof typeof REASONS> {
  const mode = observation.facts.dataRetention;
  if (mode === undefined) return explain("cannot-tell", "project-mode-not-returned");
  if (mode !== "inherit") return judgeMode(mode, observation);
  if (!account) return explain("cannot-tell", "project-uses-unread-account");
  const { answer, reasonCode: code, reasonParameters: parameters } = account;
  return explain(answer, "project-uses-account", { account: { code, parameters } });
}

function judgeMode(mode: string, { calls }: Observation): ModeAnswer {
  const operation = calls.at(-1)?.operation;
  const observed = operation === undefined ? {} : { operation };
  return mode === "none" ? explain("pass", "mode-none", observed) : explain("fail", "mode", { mode, ...observed });
}
