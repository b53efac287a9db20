import type { Seen } from "#lib/domain/snapshot.ts";

/** The Bedrock services that applications send content to, as VPC endpoints name them. */
export type ContentService =
  | "bedrock-runtime"
  | "bedrock-agent-runtime"
  | "bedrock-agentcore"
  | "bedrock-agentcore.gateway"
  | "bedrock-data-automation-runtime";

const MODELS = [
  "custom-model-deployment",
  "provisioned-model-throughput",
  "imported-model",
  "marketplace-model-endpoint",
];
const SAFEGUARDS = ["guardrail", "prompt", "async-invoke", "model-invocation-job"];
const AGENTS = ["agent", "knowledge-base", "flow", "session"];

/** Types through whose service an application's own content goes. */
const SERVICES: ReadonlyMap<string, ContentService> = new Map<string, ContentService>([
  ...[...MODELS, ...SAFEGUARDS].map((type) => [type, "bedrock-runtime"] as const),
  ...AGENTS.map((type) => [type, "bedrock-agent-runtime"] as const),
  ...["runtime", "memory", "browser", "code-interpreter", "harness"].map(
    (type) => [`agentcore-${type}`, "bedrock-agentcore"] as const,
  ),
  ["agentcore-gateway", "bedrock-agentcore.gateway"],
  ["data-automation-project", "bedrock-data-automation-runtime"],
]);

/** What a Region uses, and what it may use: types that could not be listed there. */
export interface InUse {
  readonly region: string;
  readonly used: ReadonlySet<ContentService>;
  readonly perhaps: ReadonlySet<ContentService>;
}

/** The content services in use, by what there is. Regions that certainly use none are left out. */
export function servicesInUse({ rows }: Pick<Seen, "rows">): ReadonlyMap<string, InUse> {
  const regions = new Map<string, { region: string; used: Set<ContentService>; perhaps: Set<ContentService> }>();
  for (const { region, type, resourceId } of rows) {
    const service = SERVICES.get(type);
    if (!service) continue;
    const of = regions.get(region) ?? { region, used: new Set(), perhaps: new Set() };
    (resourceId === null ? of.perhaps : of.used).add(service);
    regions.set(region, of);
  }
  return regions;
}
