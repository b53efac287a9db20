import { agentCore } from "#lib/demo/account/agentcore.ts";
import { dataAutomation } from "#lib/demo/account/data-automation.ts";
import type { DemoModel, RegionModel } from "#lib/demo/account/demo-model.ts";
import { ACCOUNT_ID } from "#lib/demo/account/identity.ts";
import type { KeyModel } from "#lib/demo/account/key-model.ts";
import { CONTENT_REGIONS, REGION_WITHOUT_BEDROCK } from "#lib/demo/account/regions.ts";
import { vpcEndpoints } from "#lib/demo/account/vpc-endpoints.ts";
import { TRUTH as truth } from "#lib/demo/truth/truth.ts";
import { type Calls, pages, total } from "./calls.ts";
import { ofAgentCore } from "./required-agentcore-calls.ts";
import { ofAgentParts, ofBedrock } from "./required-bedrock-calls.ts";
import { ofDataAutomation } from "./required-data-automation-calls.ts";
import { requiredMonitoringCalls } from "./required-monitoring-calls.ts";

/**
 * The calls that a scan of the demo account must make: derived from the account's contents, never from a scanner. A
 * list costs a call for each page, in every enabled Region; a detail, a store, a part of a key cost one each.
 */
export function requiredCalls(model: DemoModel): Calls {
  const names = [...CONTENT_REGIONS, REGION_WITHOUT_BEDROCK];
  const perRegion = names.flatMap((name) => {
    const region = model.region(name);
    return [
      ["ec2:DescribeVpcEndpoints", pages(vpcEndpoints(name))] as const,
      ...Object.entries(ofModels(region)),
      ...Object.entries(ofBedrock(region)),
      ...Object.entries(ofAgents(region)),
      ...Object.entries(ofKnowledgeBases(region)),
      ...Object.entries(ofAgentCore(agentCore(name))),
      ...Object.entries(ofDataAutomation(dataAutomation(name))),
    ];
  });
  const counted: Record<string, number> = { "sts:GetCallerIdentity": 1, "ec2:DescribeRegions": 1 };
  for (const [operation, calls] of [
    ...perRegion,
    ...Object.entries(ofStores(model)),
    ...Object.entries(ofKeys(model)),
    ...Object.entries(requiredMonitoringCalls(names)),
  ]) {
    if (calls > 0) counted[operation] = (counted[operation] ?? 0) + calls;
  }
  return counted;
}

function ofModels(region: RegionModel): Calls {
  return {
    "bedrock:ListCustomModels": pages(region.customModels.items) + pages(region.sharedModels.items),
    "bedrock:GetCustomModel": region.customModels.items.length + region.sharedModels.items.length,
    "bedrock:ListModelCustomizationJobs": pages(region.customizationJobs.items),
    "bedrock:GetModelCustomizationJob": region.customizationJobs.items.length,
    "bedrock:ListModelImportJobs": pages(region.importJobs.items),
    "bedrock:GetModelImportJob": region.importJobs.items.length,
    "bedrock:ListImportedModels": pages(region.importedModels.items),
    "bedrock:GetImportedModel": region.importedModels.items.length,
    // A deployment inherits the key of its model, which the list names: no detail is needed.
    "bedrock:ListProvisionedModelThroughputs": pages(region.provisionedThroughputs.items),
    "bedrock:ListCustomModelDeployments": pages(region.deployments.items),
    "bedrock:GetModelInvocationLoggingConfiguration": 1,
    "datazone:ListDomains": pages(region.domains.items),
    "datazone:GetDomain": region.domains.items.length,
  };
}

function ofAgents({ agents: { items } }: RegionModel): Calls {
  const agents = items.slice(0, items.length);
  // A resource that was deleted meanwhile has no parts; a denied detail hides only itself.
  const present = agents.filter(({ reading }) => reading !== "gone");
  const versions = present.flatMap((agent) => agent.versions.filter(({ reading }) => reading !== "gone"));
  return {
    "bedrock:ListAgents": pages(items),
    "bedrock:GetAgent": agents.length,
    "bedrock:ListAgentVersions": total(present.map((agent) => pages({ length: agent.versions.length + 1 }))),
    "bedrock:GetAgentVersion": total(present.map((agent) => agent.versions.length)),
    "bedrock:ListAgentAliases": total(present.map((agent) => pages(agent.aliases))),
    "bedrock:ListAgentKnowledgeBases": present.length + versions.length,
    ...ofAgentParts(present),
  };
}

function ofKnowledgeBases({ knowledgeBases: { items } }: RegionModel): Calls {
  const present = items.slice(0, items.length).filter(({ reading }) => reading !== "gone");
  return {
    "bedrock:ListKnowledgeBases": pages(items),
    "bedrock:GetKnowledgeBase": items.length,
    "bedrock:ListDataSources": total(present.map((base) => pages(base.dataSources))),
    "bedrock:GetDataSource": total(present.map((base) => base.dataSources.length)),
  };
}

const STORE_OPERATIONS = {
  "arn:aws:aoss:": "aoss:BatchGetCollection",
  "arn:aws:es:": "es:DescribeDomain",
  "arn:aws:rds:": "rds:DescribeDBClusters",
  "arn:aws:secretsmanager:": "secretsmanager:DescribeSecret",
  "arn:aws:logs:": "logs:DescribeLogGroups",
  "arn:aws:s3:::": "s3:GetBucketEncryption",
  "arn:aws:neptune-graph:": "neptune-graph:GetGraph",
  "arn:aws:s3vectors:": "s3vectors:GetIndex",
  "arn:aws:kendra:": "kendra:DescribeIndex",
  "arn:aws:redshift:": "redshift:DescribeClusters",
  "arn:aws:ec2:": "ec2:GetEbsDefaultKmsKeyId",
  "arn:aws:lambda:": "lambda:GetFunctionConfiguration",
};

function ofStores(model: DemoModel): Calls {
  const stores = new Map(truth.flatMap(({ store, region }) => (store ? [[store, region] as const] : [])));
  const calls = Object.entries(STORE_OPERATIONS).map(
    ([prefix, operation]) =>
      [operation, [...stores.keys()].filter((store) => store.startsWith(prefix)).length] as const,
  );
  const buckets = [...stores].flatMap(([store, region]) => {
    const bucket = model.stores.bucket(store.replace("arn:aws:s3:::", ""));
    return bucket?.owner === ACCOUNT_ID ? [{ ...bucket, askedIn: region }] : [];
  });
  // S3 redirects the caller to the bucket's Region; a key without a Region is looked up in that Region.
  const elsewhere = buckets.filter(({ region, askedIn }) => region !== askedIn).length;
  const bareKeys = buckets.filter(({ encryption }) => encryption?.key && !encryption.key.startsWith("arn:")).length;
  const counted: Record<string, number> = {
    ...Object.fromEntries(calls),
    "s3:GetBucketLocation": bareKeys,
    ...ofVectorBuckets(model, [...stores.keys()]),
    ...ofWorkgroups(model, stores),
  };
  counted["s3:GetBucketEncryption"] = (counted["s3:GetBucketEncryption"] ?? 0) + elsewhere;
  // One that does not exist has no policy; another account's denies the call.
  const existing = [...stores.keys()].filter((store) => model.stores.bucket(store.replace("arn:aws:s3:::", ""))).length;
  counted["s3:GetBucketPolicy"] = existing + elsewhere;
  return counted;
}

/** A vector bucket is asked for once, and only where an index has no encryption of its own. */
function ofVectorBuckets(model: DemoModel, stores: readonly string[]): Calls {
  const indexes = stores.flatMap((store) => model.stores.vectorIndex(store) ?? []);
  const inBuckets = indexes.filter(({ reading, detail }) => !reading && !detail.encryptionConfiguration);
  return { "s3vectors:GetVectorBucket": new Set(inBuckets.map(({ detail }) => detail.vectorBucketName)).size };
}

/** A Region's workgroups are listed once for all, to the page that has the last one looked for. */
function ofWorkgroups(model: DemoModel, stores: ReadonlyMap<string, string>): Calls {
  const wanted = [...stores].filter(([store]) => store.startsWith("arn:aws:redshift-serverless:"));
  const regions = Map.groupBy(wanted, ([, region]) => region);
  const listed = [...regions].map(([region, asked]) => {
    const workgroups = model.stores.serverlessWarehouses(region).map(({ workgroup }) => workgroup.workgroupArn);
    const found = asked.map(([store]) => workgroups.indexOf(store));
    const last = found.includes(-1) ? workgroups.length : Math.max(...found) + 1;
    return { pages: pages({ length: last }), found: found.filter((index) => index >= 0).length };
  });
  return {
    "redshift-serverless:ListWorkgroups": total(listed.map((each) => each.pages)),
    "redshift-serverless:GetNamespace": total(listed.map(({ found }) => found)),
  };
}

function ofKeys(model: DemoModel): Calls {
  const named = [...new Set(truth.flatMap(({ key }) => key ?? []))];
  const known = named.flatMap((arn) => model.keys.find(arn, arn.split(":")[3] ?? "") ?? []);
  const described = known.filter(({ refuses }) => !refuses.includes("DescribeKey"));
  const own = described.filter(({ accountId }) => accountId === ACCOUNT_ID);
  return {
    "kms:DescribeKey": named.length,
    "kms:GetKeyRotationStatus": described.filter(mayRotate).length,
    // KMS answers this only to the key's own account.
    "kms:GetKeyPolicy": own.length,
    // Of AWS managed keys it is not asked.
    "kms:GetKeyLastUsage": own.filter(({ metadata }) => metadata.KeyManager === "CUSTOMER").length,
    "kms:ListAliases": own.length,
    "kms:ListResourceTags": own.length,
    "kms:ListGrants": total(described.map(({ grants }) => pages(grants))),
  };
}

/**
 * Whether KMS rotates such a key: not imported, custom-store and asymmetric material, and not a key pending deletion.
 */
function mayRotate({ metadata: { Origin, KeySpec, KeyState } }: KeyModel): boolean {
  return Origin === "AWS_KMS" && KeySpec === "SYMMETRIC_DEFAULT" && !KeyState?.includes("Deletion");
}
