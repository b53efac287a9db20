import { type Explanation, explainWith } from "./explanation.ts";
import type { Sentences } from "./reason-sentences.ts";

interface Named {
  readonly name: string;
}

/** `what`: the documented grant in the words of the catalogue, e.g. `grant of a custom model`. */
interface Documented {
  readonly what: string;
}

interface Operations {
  readonly operations: readonly string[];
}

interface InvocationGrant {
  /** Hours after which AWS retires the grant. */
  readonly hours: number;
}

const INVOCATION = ({ hours }: InvocationGrant) =>
  `The grant has the encryption context of an asynchronous Data Automation invocation, whose grants AWS retires after ${hours} hours`;

/** What a grant is for, where it is not tied to a resource. */
export const PURPOSE_SENTENCES = {
  "invocation-running": (of: InvocationGrant) => `${INVOCATION(of)}.`,
  "invocation-old": (of: InvocationGrant & { readonly age: number }) => `${INVOCATION(of)}; it is ${of.age} hours old.`,
  "invocation-of-unknown-age": (of: InvocationGrant) => `${INVOCATION(of)}; its age is unknown.`,
  "secondary-grant": ({ name, status }: Named & { readonly status: string | null }) =>
    `The grant looks like a secondary grant for ${name}, which is ${status}: Bedrock retires these when the operation completes.`,
  "maybe-secondary-grant": ({ name }: Named) =>
    `The grant may be a secondary grant for ${name}, which can be invoked on demand at any time: whether the grant is in use is unknown.`,
  "not-in-list": ({ region }: { readonly region: string }) =>
    `The list of this resource type in ${region} is complete and does not contain the referenced resource.`,
  "resource-of-another-account": ({ accountId }: { readonly accountId: string }) =>
    `The referenced resource belongs to account ${accountId || "unknown"}.`,
  "type-not-listed": () => "The referenced resource is of a type that the scan does not list.",
  "region-not-scanned": ({ region }: { readonly region: string }) => `The scan did not cover ${region}.`,
  "list-not-complete": ({ region }: { readonly region: string }) =>
    `The list of this resource type in ${region} is not complete.`,
  "created-during-scan": () =>
    "The grant was created during the scan; the referenced resource may be newer than the scan.",
  "no-evidence": () => "No constraint, name or creation time shows what the grant is for.",
} satisfies Sentences;

export const explainPurpose = explainWith(PURPOSE_SENTENCES);

/** Whether a grant is limited to one use of the key. */
export const BINDING_SENTENCES = {
  "source-arn": ({ sourceArn }: { readonly sourceArn: string }) =>
    `The grant is limited to requests on behalf of ${sourceArn}.`,
  "encryption-context": ({ name, value }: Named & { readonly value: string }) =>
    `The grant is limited to the encryption context ${name} = ${value}.`,
  "no-constraint": () => "The grant has no constraint: its grantee can use the key for any data.",
  "no-constraint-and-not-documented": () => "The grant has no constraint, and what AWS documents for it is unknown.",
  "documented-constraint-missing": ({ what }: Documented) =>
    `The grant has no constraint, although AWS documents one for the ${what}.`,
  "no-constraint-documented": ({ what }: Documented) =>
    `The grant has no constraint, and AWS documents none for the ${what}.`,
} satisfies Sentences;

/** Whether a grant allows only the operations that AWS documents. */
export const OPERATION_SENTENCES = {
  "operations-not-documented": ({ operations }: Operations) =>
    `AWS does not document which operations the grant should allow; it allows ${operations.join(", ") || "none"}.`,
  "operations-documented": ({ operations, what }: Operations & Documented) =>
    `The operations of the grant (${operations.join(", ") || "none"}) are among those that AWS documents for the ${what}.`,
  "operations-beyond": ({ operations, what }: Operations & Documented) =>
    `${operations.join(", ")} is not among the operations that AWS documents for the ${what}.`,
} satisfies Sentences;

/** Who holds a grant. */
export const HOLDER_SENTENCES = {
  "grantee-unknown": ({ grantee }: { readonly grantee: string | null }) =>
    `The grant does not show who ${grantee ?? "its grantee"} is.`,
  "own-principal": ({ grantee }: { readonly grantee: string }) =>
    `${grantee} can use the key through this grant, independent of the key policy.`,
  "external-principal": ({ grantee, accountId }: { readonly grantee: string; readonly accountId: string }) =>
    `${grantee} belongs to account ${accountId}, which is not the key's own.`,
  "documented-service": ({ service }: { readonly service: string }) => `The service ${service} holds the grant.`,
  "other-service": (of: Documented & { readonly service: string; readonly documented: string }) =>
    `${of.service} holds the grant, although AWS documents ${of.documented} for the ${of.what}.`,
} satisfies Sentences;

/** Whether the grant that AWS documents for a resource is on its key. */
export const DOCUMENTED_GRANT_SENTENCES = {
  "grant-exists": ({ what }: Documented) => `The ${what} exists on the key.`,
  "key-not-described": ({ key }: { readonly key: string }) => `The key ${key} could not be described.`,
  "grants-not-offered": () => "KMS does not return the grants of this key.",
  "grants-not-listed": ({ operation, errorCode }: { readonly operation: string; readonly errorCode: string }) =>
    `The grants of the key could not be listed: ${operation} failed with ${errorCode}.`,
  "administered-by-another-account": ({ what, accountId }: Documented & { readonly accountId: string }) =>
    `The ${what} was not found; account ${accountId} administers it.`,
  "resource-not-ready": ({ what, name, status }: Documented & Named & { readonly status: string | null }) =>
    `The ${what} was not found, and ${name} is ${status}.`,
  "resource-new": ({ what, name }: Documented & Named) =>
    `The ${what} was not found, and ${name} was created minutes before the scan: new grants are visible with a delay.`,
  "maybe-without-reference": ({ what, name, count }: Documented & Named & { readonly count: number }) =>
    `No grant references ${name}; ${count} on the key reference no resource, and may be the ${what}.`,
  "grant-missing": ({ what, listed }: Documented & { readonly listed: number }) =>
    `None of the ${listed} grants on the key is the ${what}.`,
  "grants-missing": ({ what, found, count }: Documented & { readonly found: number; readonly count: number }) =>
    `The key has ${found} of the ${count} ${what}.`,
} satisfies Sentences;

export type PurposeReason = Explanation<keyof typeof PURPOSE_SENTENCES>;
export type BindingReason = Explanation<keyof typeof BINDING_SENTENCES>;
export type OperationReason = Explanation<keyof typeof OPERATION_SENTENCES>;
export type HolderReason = Explanation<keyof typeof HOLDER_SENTENCES>;
export type DocumentedGrantReason = Explanation<keyof typeof DOCUMENTED_GRANT_SENTENCES>;
