import { GetParametersByPathCommand } from "@aws-sdk/client-ssm";
import type { Request, Service } from "#lib/catalogue/request.ts";
import type { Answer } from "#lib/domain/call.ts";
import { partitionOf } from "./partitions.ts";
import { unexpected } from "./understand.ts";

/**
 * The Regions that answer for `/aws/service/global-infrastructure`; the standard partition only. Source: AWS Systems
 * Manager User Guide, "Calling public parameters for AWS services, Regions, endpoints, … in Parameter Store".
 */
const SERVING = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ap-east-1", "ap-south-1", "ap-northeast-1"],
  ...["ap-northeast-2", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-west-1"],
  ...["eu-west-2", "eu-west-3", "eu-north-1", "sa-east-1"],
];

/**
 * The name of each service in that list: one for all of Amazon Bedrock but AgentCore, which has its own. A name that
 * the list does not know has no Regions there, and nothing is concluded from it.
 */
const LISTED_AS = {
  bedrock: "bedrock",
  "bedrock-agent": "bedrock",
  "bedrock-agent-runtime": "bedrock",
  "bedrock-runtime": "bedrock",
  "bedrock-data-automation": "bedrock",
  "bedrock-agentcore": "bedrock-agentcore",
  "bedrock-agentcore-control": "bedrock-agentcore",
  "agent-registry-control": "agent-registry",
  datazone: "datazone",
  s3: "s3",
  opensearch: "es",
  opensearchserverless: "opensearchserverless",
  rds: "rds",
  "secrets-manager": "secretsmanager",
  "cloudwatch-logs": "logs",
  s3vectors: "s3vectors",
  "neptune-graph": "neptune-graph",
  kendra: "kendra",
  redshift: "redshift",
  "redshift-serverless": "redshift-serverless",
  lambda: "lambda",
  kms: "kms",
  sts: "sts",
  ec2: "ec2",
  ssm: "ssm",
  cloudtrail: "cloudtrail",
  cloudwatch: "cloudwatch",
  eventbridge: "events",
  sns: "sns",
} satisfies Record<Service, string>;

/** Sends one request to a Region. */
export type Ask = <Output>(region: string, request: Request<Output>) => Promise<Answer<Output>>;

const PERMISSION = "ssm:GetParametersByPath";

/** More pages of ten than AWS has Regions. */
const MOST_PAGES = 20;

/**
 * AWS's own list of the Regions that have a service, each service read once (ssm:GetParametersByPath on public
 * parameters). Null where AWS publishes no such list: outside the standard partition.
 */
export class ServiceRegions {
  readonly #ask: Ask;
  readonly #read = new Map<string, Promise<Answer<ReadonlySet<string>>>>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** @param region the one in question; it answers for itself where it serves the list */
  of(service: Service, region: string): Promise<Answer<ReadonlySet<string>>> | null {
    if (partitionOf(region) !== "aws") return null;
    const listed = LISTED_AS[service];
    const known = this.#read.get(listed) ?? this.#readAll(listed, SERVING.includes(region) ? region : "us-east-1");
    this.#read.set(listed, known);
    return known;
  }

  async #readAll(service: string, region: string): Promise<Answer<ReadonlySet<string>>> {
    const found = new Set<string>();
    let token: string | undefined;
    for (let page = 1; ; page += 1) {
      const answer = await this.#ask(region, pageRequest(service, token));
      if (!answer.ok) return answer;
      const { Parameters, NextToken } = answer.output;
      if (!Array.isArray(Parameters) || page > MOST_PAGES)
        return { ok: false, failure: unexpected(answer.call, PERMISSION, NOT_A_LIST) };
      for (const { Value } of Parameters) if (Value) found.add(Value);
      if (!NextToken) return { ok: true, output: found, call: answer.call };
      token = NextToken;
    }
  }
}

const NOT_A_LIST = "The answer is not a list of Regions that ends";

const pageRequest = (service: string, token: string | undefined) => ({
  service: "ssm" as const,
  permission: PERMISSION,
  command: new GetParametersByPathCommand({
    Path: `/aws/service/global-infrastructure/services/${service}/regions`,
    MaxResults: 10,
    NextToken: token,
  }),
});
