import type { Judgement } from "#lib/domain/finding.ts";
import type { Observation } from "#lib/domain/observation.ts";
import type { ProtectionRow } from "#lib/domain/snapshot.ts";
import type { Control } from "./control.ts";

const ACCOUNT = "account-data-retention";
const PROJECT = "bedrock-project";

type Verdict = Pick<Judgement, "answer" | "reason">;

export const dataRetention: Control = {
  id: "BEP-007",
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
    for (const { id, type, resourceArn, region, reason } of rows) {
      if (type !== PROJECT || resourceArn !== null) continue;
      yield { subject: { kind: "row", id }, region, name: `Projects in ${region}`, answer: "cannot-tell", reason };
    }
  },
};

function judgeAccount({ facts: { dataRetention: mode } }: Observation, [row]: readonly ProtectionRow[]): Verdict {
  if (mode === undefined) return { answer: "cannot-tell", reason: whyUnread(row) };
  return mode === "inherit"
    ? { answer: "fail", reason: "No data retention mode is set for the account: the default of each model applies." }
    : judgeMode(mode);
}

/** A row's reason is about its key; this control is about the mode. */
const whyUnread = (row: ProtectionRow | undefined): string =>
  row?.reason.replace(/^The key could/, "The data retention mode could") ??
  "The data retention mode could not be read.";

function judgeProject({ facts: { dataRetention: mode } }: Observation, account: Verdict | undefined): Verdict {
  if (mode === undefined)
    return { answer: "cannot-tell", reason: "The API returned no data retention mode for the project." };
  if (mode !== "inherit") return judgeMode(mode);
  return account
    ? { answer: account.answer, reason: `The project uses the account's mode. ${account.reason}` }
    : { answer: "cannot-tell", reason: "The project uses the account's mode, which could not be read." };
}

const judgeMode = (mode: string): Verdict =>
  mode === "none"
    ? { answer: "pass", reason: "The data retention mode is none." }
    : { answer: "fail", reason: `The data retention mode is "${mode}".` };
