import type { Exclusion } from "./exclusions.testkit.ts";
import { familyOperations } from "./family-operations.testkit.ts";
import { mayNameKey, nameOf, type OutputMember, textMembers } from "./key-members.testkit.ts";
import { listingsOf, readOf } from "./nowhere.ts";
import type { ResourceType } from "./resource-type.ts";
import { type SdkOperation, sdkOperationOf } from "./sdk-operation.ts";

/** A write operation returns what was written, which the read of the same resource returns too. */
const WRITES = /^(Create|Update|Delete|Register|Set|Start)[A-Z]/;

/**
 * Every response member in which AWS may name the key of a Bedrock-family resource, from the SDK's runtime schemas.
 * Operations count as reads unless their verb is known to write, so that a future verb counts as a read.
 */
export const KEY_MEMBERS: readonly OutputMember[] = familyOperations()
  .filter(({ name }) => !WRITES.test(name))
  .flatMap((operation) => [...textMembers(operation)].filter(mayNameKey));

/**
 * The members in which a type's entry expects its keys, each with the operation whose response has it.
 *
 * @throws Error for a member that no response of the type has
 */
export function declaredMembers(type: ResourceType): readonly OutputMember[] {
  const operations = answersOf(type);
  return type.definition.protects.flatMap(({ member }) => {
    if (member === undefined) return [];
    const operation = operations.find((each) => hasMember(each, member));
    if (!operation) throw new Error(`No response of ${type.definition.type} has a member ${member}`);
    return [{ operation, path: member }];
  });
}

/**
 * The names of key members that no entry and no exclusion covers. A listing's member is covered where the detail
 * read declares the same member, since the detail decides.
 */
export function unknownMembers(types: readonly ResourceType[], exclusions: readonly Exclusion[]): readonly string[] {
  const known = new Set([...types.flatMap(membersKnownBy), ...exclusions.flatMap(({ names }) => names)]);
  return KEY_MEMBERS.map(nameOf).filter((name) => !known.has(name));
}

function membersKnownBy(type: ResourceType): readonly string[] {
  const declared = declaredMembers(type);
  const leaves = new Set(declared.map(({ path }) => leafOf(path)));
  const repeated = listingsOf(type)
    .flatMap((listing) => [...textMembers(sdkOperationOf(listing))])
    .filter((member) => mayNameKey(member) && leaves.has(leafOf(member.path)));
  return [...declared, ...repeated].map(nameOf);
}

/** The reads of a type's entry, the detail first. */
function answersOf(type: ResourceType): readonly SdkOperation[] {
  const read = readOf(type);
  return [...(read ? [read] : []), ...listingsOf(type)].map(sdkOperationOf);
}

const hasMember = (operation: SdkOperation, path: string): boolean =>
  [...textMembers(operation)].some((member) => member.path === path);

const leafOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);
