import type { Answer, CallRecord } from "#lib/domain/call.ts";
import type { Observation, Relation } from "#lib/domain/observation.ts";
import type { Change } from "./change.ts";
import type { Claim } from "./claim.ts";
import type { GrantDocumentation, SecondaryGrants } from "./grant-documentation.ts";
import type { KeyNeeds } from "./key-needs.ts";
import type { Listing } from "./listing.ts";
import type { Command, Service } from "./request.ts";

/*
 * The only file with generics: entries are declared against the SDK's types; the engine sees `ResourceType`, which has
 * no type parameters of the SDK.
 */

/** The account and Region in which resources are listed. */
export interface Scope {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
}

/** One resource in the engine: its list item, its detail read and the observation made from them. */
export interface Entry<Item, Detail> {
  readonly item: Item;
  readonly detail: Answer<Detail>;
  readonly observation: Observation;
}

/** The arguments of an entry's functions. */
export interface Found<Item, Parent> {
  readonly item: Item;
  readonly parent: Parent;
  readonly scope: Scope;
}

/** Their arguments after the detail was read. */
export interface Read<Item, Detail, Parent> extends Found<Item, Parent> {
  readonly detail: Detail;
  /** The same with its call, for functions that need it. */
  readonly answer: Answer<Detail>;
}

/** The identity of a resource. */
export interface Identity {
  readonly arn: string;
  readonly name: string;
  readonly status?: string | undefined;
  readonly createdAt?: Date | undefined;
}

/** One piece of data at rest that a resource of the type can hold. */
export interface ProtectedData<Item, Detail, Parent> {
  readonly data: string;
  /** The member that names the key, as a path in the read's (or listing's) output; for the completeness test. */
  readonly member?: string;
  /** Only some resources hold it, so nothing is claimed when the detail could not be read. */
  readonly optional?: true;
  readonly from: (read: Read<Item, Detail, Parent>) => Claim | readonly Claim[] | null;
  /** What AWS documents that callers need of the key that encrypts it. */
  readonly keyNeeds: KeyNeeds;
  /** What AWS documents about its grants, where that differs from `grants` of the type. */
  readonly grants?: GrantDocumentation;
  /** What this key does not cover. */
  readonly caveat?: string;
}

/** How the constraint of a grant names a resource of the type: service and first word of the ARN's resource. */
export type GrantArn =
  | { readonly service: string; readonly word: string }
  /** Constraints are not matched to resources of the type, for this reason. */
  | { readonly unmatched: string };

/** The scan identifies the resource by another one's ARN and a part after `#`. */
export const PART_OF_ANOTHER: GrantArn = { unmatched: "A constraint can only name the resource that it is a part of." };

/** The ARN begins with that of another type's resource, as `flow/ID/alias/ID` does. */
export const BELOW_ANOTHER: GrantArn = { unmatched: "A constraint that names it is matched to the resource above it." };

/** A missing resource of the type does not make a grant an orphan, since no documented grant is for one. */
export const NO_GRANT_NAMES_IT: GrantArn = { unmatched: "No grant that AWS documents names a resource of this type." };

/** The Bedrock services that applications send content to, as VPC endpoints name them. */
export type ContentService =
  | "bedrock-runtime"
  | "bedrock-agent-runtime"
  | "bedrock-agentcore"
  | "bedrock-agentcore.gateway"
  | "bedrock-data-automation-runtime";

interface Definition<Item, Detail, Parent> {
  /** Slug used in code, API and CSV. */
  readonly type: string;
  readonly label: readonly [one: string, many: string];
  readonly service: Service;
  /** The parent type; its entries are passed to the functions below. */
  readonly within?: ResourceType<Parent>;
  /** The calls that list it. */
  readonly listings?: (parent: Parent, scope: Scope) => readonly Listing<Item>[];
  /** Items that need no call: singletons, and parts that the parent's response contains. */
  readonly parts?: (parent: Parent, scope: Scope) => readonly Item[];
  readonly keep?: (item: Item) => boolean;
  readonly identify: (found: Found<Item, Parent>, detail: Detail | null) => Identity;
  /** The detail read; none where the listing is sufficient. */
  readonly read?: {
    readonly permission: string;
    readonly command: (found: Found<Item, Parent>) => Command<Detail>;
    /** A member that every genuine response has. Without it the response is rejected, whatever its HTTP status. */
    readonly proof: (detail: Detail) => unknown;
    /** The service decrypts with the caller's permissions, so a denial may be about kms:Decrypt. */
    readonly mayNeedDecrypt?: true;
    /** No call lists it, so the modelled error ResourceNotFoundException of the read means that there is none. */
    readonly notFoundMeansNone?: true;
  };
  readonly protects: readonly ProtectedData<Item, Detail, Parent>[];
  readonly relations?: (read: Read<Item, Detail, Parent>) => readonly Relation[];
  readonly facts?: (
    found: Found<Item, Parent> & { readonly detail: Detail },
  ) => Readonly<Record<string, string | undefined>>;
  /** What AWS documents about the grants that its key carries. */
  readonly grants: GrantDocumentation;
  /** Grants for one operation at a time; null where AWS documents none. */
  readonly secondaryGrants: SecondaryGrants | null;
  /** How a grant's constraint names it. */
  readonly grantArn: GrantArn;
  /** The service that carries the content of applications that use it; null where they send none to it. */
  readonly contentService: ContentService | null;
  /**
   * The version of its parent, the draft, that it deploys: itself, or the one that it routes to. For types whose version
   * may have another key than the draft.
   */
  readonly deploys?: "itself" | "routed-version";
  /** How it gets a customer managed key. */
  readonly change: Change;
  /** AWS pages or SDK comments behind the claims above. */
  readonly sources: readonly string[];
}

/** A resource type as the engine sees it. `Self` is the entry that is passed to its child types. */
export interface ResourceType<Self = unknown> {
  readonly definition: Definition<unknown, unknown, unknown>;
  /** Never set: for the compiler only, the type of the entries. */
  readonly entry?: Self;
}

/** Declares a resource type; the compiler checks each function against the SDK's own types. */
export function resourceType<Item, Detail = undefined, Parent = undefined>(
  definition: Definition<Item, Detail, Parent>,
): ResourceType<Entry<Item, Detail>> {
  return { definition: definition as unknown as Definition<unknown, unknown, unknown> };
}

/** The call behind an entry's detail, or null where that failed. */
export const callOf = (answer: Answer<unknown>): CallRecord => (answer.ok ? answer.call : answer.failure);
