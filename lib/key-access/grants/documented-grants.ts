import {
  type DocumentedGrants,
  type GrantDocumentation,
  SERVICE_GRANT_OPERATIONS,
  type SecondaryGrants,
} from "#lib/catalogue/grant-documentation.ts";
import { RESOURCE_TYPES } from "#lib/catalogue/resource-types.ts";
import { STORE_TYPES } from "#lib/catalogue/store-types.ts";

const DEFINITIONS = RESOURCE_TYPES.map(({ definition }) => definition);

/** By type, by kind of store, and by type and piece of data where that differs from the rest of its type. */
const DOCUMENTED: ReadonlyMap<string, GrantDocumentation> = new Map([
  ...DEFINITIONS.map(({ type, grants }) => [type, grants] as const),
  ...STORE_TYPES.map(({ kind, grants }) => [kind, grants] as const),
  ...DEFINITIONS.flatMap(({ type, protects }) =>
    protects.flatMap(({ data, grants }) => (grants ? [[`${type}/${data}`, grants] as const] : [])),
  ),
]);

/**
 * What AWS documents about the grants of a resource type or a kind of store; null for an unknown type.
 *
 * @param data the piece of data, where AWS documents something else for it than for the rest of its type
 */
export function documentedFor(type: string, data: string | null = null): GrantDocumentation | null {
  return DOCUMENTED.get(`${type}/${data}`) ?? DOCUMENTED.get(type) ?? null;
}

/** The grants that AWS documents for a piece of data; null where it documents none, or not which. */
export function documentedGrantsOf(type: string, data: string): DocumentedGrants | null {
  const documented = documentedFor(type);
  if (documented?.kind !== "grants") return null;
  return documented.data === null || documented.data === data ? documented : null;
}

/** The grant of an asynchronous invocation of Data Automation, which AWS retires. */
export const DATA_AUTOMATION_INVOCATION = {
  contextKey: "aws:bedrock:data-automation-customer-account-id",
  hours: 30,
  operations: SERVICE_GRANT_OPERATIONS,
  source: 'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"',
} as const;

/** Operations of secondary grants ("Encryption of custom models", "Encryption of imported custom models"). */
export const SECONDARY_OPERATIONS: readonly string[] = ["DescribeKey", "GenerateDataKey", "Decrypt"];

/** The types for which AWS documents secondary grants. */
export const SECONDARY_GRANTS: ReadonlyMap<string, SecondaryGrants> = new Map(
  DEFINITIONS.flatMap(({ type, secondaryGrants }) => (secondaryGrants ? [[type, secondaryGrants] as const] : [])),
);

/** The resource types whose time of creation may show what a grant is for. */
export const TYPES_TIED_BY_TIME: readonly string[] = [
  ...new Set(
    DEFINITIONS.filter(({ grants, secondaryGrants }) => grants.kind === "grants" || secondaryGrants !== null).map(
      ({ type }) => type,
    ),
  ),
];
