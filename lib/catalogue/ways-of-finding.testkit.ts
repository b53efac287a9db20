import type { NormalizedSchema } from "@smithy/core/schema";
import type { Exclusion } from "./exclusions.testkit.ts";
import { familyOperations } from "./family-operations.testkit.ts";
import { listingsOf, readOf } from "./nowhere.ts";
import type { ResourceType } from "./resource-type.ts";
import { type SdkOperation, sdkOperationOf } from "./sdk-operation.ts";

/** Optional input members that change what a call lists: ListGuardrails with an id lists versions. */
const SELECTOR = /(Id|Identifier|Arn)$/;

/**
 * The names of all calls that show resources: a listing (`bedrock ListGuardrails`), one with an optional member
 * (`… by guardrailIdentifier`), and a read without input (`bedrock GetModelInvocationLoggingConfiguration`).
 * DataZone's other resources are not Bedrock's and use the domain's key.
 */
export const WAYS_OF_FINDING: readonly string[] = familyOperations()
  .filter(({ service, name }) => service !== "datazone" || name === "ListDomains")
  .flatMap((operation) => waysOf(operation));

/** The calls with which an entry finds its resources. */
export function waysUsedBy(type: ResourceType): readonly string[] {
  const read = readOf(type);
  const singleton = read ? [sdkOperationOf(read)].filter(isSingleton).map((operation) => nameOf(operation)) : [];
  const listed = listingsOf(type).flatMap((request) => {
    const operation = sdkOperationOf(request);
    const chosen = selectors(operation).filter((by) => by in request.command.input);
    return chosen.length > 0 ? chosen.map((by) => nameOf(operation, by)) : [nameOf(operation)];
  });
  return [...singleton, ...listed];
}

/** The calls that no entry and no exclusion covers: they lead to resources that no scan reads. */
export function unknownWays(types: readonly ResourceType[], exclusions: readonly Exclusion[]): readonly string[] {
  const known = new Set([...types.flatMap(waysUsedBy), ...exclusions.flatMap(({ names }) => names)]);
  return WAYS_OF_FINDING.filter((way) => !known.has(way));
}

function waysOf(operation: SdkOperation): readonly string[] {
  if (operation.name.startsWith("List")) {
    return [nameOf(operation), ...selectors(operation).map((by) => nameOf(operation, by))];
  }
  return isSingleton(operation) ? [nameOf(operation)] : [];
}

function nameOf({ service, name }: SdkOperation, by?: string): string {
  return `${service} ${name}${by ? ` by ${by}` : ""}`;
}

function isSingleton({ name, input }: SdkOperation): boolean {
  return name.startsWith("Get") && requiredMembers(input) === 0;
}

function selectors({ input }: SdkOperation): readonly string[] {
  const optional = Object.keys(input.getMemberSchemas()).slice(requiredMembers(input));
  return optional.filter((member) => SELECTOR.test(member));
}

/** A structure's schema lists its required members first, and has their number. */
function requiredMembers(input: NormalizedSchema): number {
  const schema: unknown = input.getSchema();
  const required: unknown = Array.isArray(schema) ? schema[6] : undefined;
  return typeof required === "number" ? required : 0;
}
