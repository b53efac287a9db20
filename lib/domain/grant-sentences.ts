import { type Explanation, explainWith, type Sentences } from "./explanation.ts";
import { type UndescribedKey, undescribed } from "./reason-sentences.ts";

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

interface InList {
  readonly region: string;
  /** The call that lists the type, e.g. `bedrock:ListCustomModels`; older findings have none. */
  readonly listedBy?: string;
}

const allows = (operations: readonly string[]) =>
  `kms:ListGrants returned a grant that allows ${operations.join(", ") || "no operation"}`;

const countOf = (grants: number) => (grants === 0 ? "no grant" : grants === 1 ? "1 grant" : `${grants} grants`);

interface InvocationGrant {
  /** Hours after which AWS retires the grant. */
  readonly hours: number;
}

const INVOCATION = ({ hours }: InvocationGrant) =>
  `kms:ListGrants returned a grant with the encryption context of an asynchronous Data Automation invocation. AWS retires such grants after ${hours} hours`;

/** What a grant is for, where it is not tied to a resource. */
export const PURPOSE_SENTENCES = {
  "invocation-running": (of: InvocationGrant) => `${INVOCATION(of)}, and this one is younger.`,
  "invocation-old": (of: InvocationGrant) => `${INVOCATION(of)}, but this one is older: what it is for is unknown.`,
  "invocation-of-unknown-age": (of: InvocationGrant) => `${INVOCATION(of)}, but the age of this one is unknown.`,
  "secondary-grant": ({ name, status }: Named & { readonly status: string | null }) =>
    `kms:ListGrants returned a grant that looks like a secondary grant for ${name}, which is ${status}. Bedrock retires these when the operation completes.`,
  "maybe-secondary-grant": ({ name }: Named) =>
    `kms:ListGrants returned a grant that may be a secondary grant for ${name}. The resource can be invoked on demand at any time, so whether the grant is in use is unknown.`,
  "not-in-list": ({ region, listedBy }: InList) =>
    listedBy === undefined
      ? `The list of this resource type in ${region} is complete and does not contain the referenced resource.`
      : `${listedBy} returned the complete list of this resource type in ${region}, without the referenced resource.`,
  "resource-of-another-account": ({ accountId }: { readonly accountId: string }) =>
    accountId
      ? `The referenced resource belongs to account ${accountId}, so whether it exists is unknown.`
      : "The account of the referenced resource is unknown, and so is whether it exists.",
  "type-not-listed": () =>
    "The referenced resource is of a type that the scan does not list, so whether it exists is unknown.",
  "region-not-scanned": ({ region }: { readonly region: string }) =>
    `The scan did not cover ${region}, so whether the resource exists is unknown.`,
  "list-not-complete": ({ region, listedBy }: InList) =>
    listedBy === undefined
      ? `The list of this resource type in ${region} is not complete, so whether the resource exists is unknown.`
      : `${listedBy} did not return the complete list of this resource type in ${region}, so whether the resource exists is unknown.`,
  "created-during-scan": () =>
    "The grant was created during the scan, and the referenced resource may be newer than the scan.",
  "no-evidence": () => "kms:ListGrants returned no constraint, name or creation time that shows what the grant is for.",
} satisfies Sentences;

export const explainPurpose = explainWith(PURPOSE_SENTENCES);

/** Whether a grant is limited to one use of the key. */
export const BINDING_SENTENCES = {
  "source-arn": ({ sourceArn }: { readonly sourceArn: string }) =>
    `kms:ListGrants returned a grant that is limited to requests on behalf of ${sourceArn}.`,
  "encryption-context": ({ name, value }: Named & { readonly value: string }) =>
    `kms:ListGrants returned a grant that is limited to the encryption context ${name} = ${value}.`,
  "no-constraint": () =>
    "kms:ListGrants returned a grant without a constraint: its grantee can use the key for any data.",
  "no-constraint-and-not-documented": () =>
    "kms:ListGrants returned a grant without a constraint, and what AWS documents for it is unknown.",
  "documented-constraint-missing": ({ what }: Documented) =>
    `kms:ListGrants returned a grant without a constraint, although AWS documents one for the ${what}.`,
  "no-constraint-documented": ({ what }: Documented) =>
    `kms:ListGrants returned a grant without a constraint, and AWS documents none for the ${what}.`,
} satisfies Sentences;

/** Whether a grant allows only the operations that AWS documents. */
export const OPERATION_SENTENCES = {
  "operations-not-documented": ({ operations }: Operations) =>
    `${allows(operations)}. AWS does not document which operations it should allow.`,
  "operations-documented": ({ operations, what }: Operations & Documented) =>
    `${allows(operations)}. AWS documents these operations for the ${what}.`,
  "operations-beyond": ({ operations, what }: Operations & Documented) =>
    `${allows(operations)}, which AWS does not document for the ${what}.`,
} satisfies Sentences;

/** Who holds a grant. */
export const HOLDER_SENTENCES = {
  "grantee-unknown": ({ grantee }: { readonly grantee: string | null }) =>
    grantee === null
      ? "kms:ListGrants returned a grant without a grantee: who holds it is unknown."
      : `kms:ListGrants returned a grant held by ${grantee}, which does not show the principal.`,
  "own-principal": ({ grantee }: { readonly grantee: string }) =>
    `kms:ListGrants returned a grant held by ${grantee}, which can use the key independent of the key policy.`,
  "external-principal": ({ grantee, accountId }: { readonly grantee: string; readonly accountId: string }) =>
    `kms:ListGrants returned a grant held by ${grantee}. It belongs to account ${accountId}, which is not the key's own.`,
  "documented-service": ({ service }: { readonly service: string }) =>
    `kms:ListGrants returned a grant held by the service ${service}.`,
  "other-service": (of: Documented & { readonly service: string; readonly documented: string }) =>
    `kms:ListGrants returned a grant held by ${of.service}, although AWS documents ${of.documented} for the ${of.what}.`,
} satisfies Sentences;

/** Whether the grant that AWS documents for a resource is on its key. */
export const DOCUMENTED_GRANT_SENTENCES = {
  "grant-exists": ({ what }: Documented) => `kms:ListGrants returned the ${what} on the key.`,
  "key-not-described": ({ key, ...of }: { readonly key: string } & Partial<UndescribedKey>) =>
    of.errorCode === undefined
      ? `The key ${key} could not be described.`
      : `${undescribed({ ...of, errorCode: of.errorCode })}, so the grants of ${key} are unknown.`,
  "grants-not-offered": () => "kms:ListGrants does not return the grants of this key: they are unknown.",
  "grants-not-listed": ({ operation, errorCode }: { readonly operation: string; readonly errorCode: string }) =>
    `${operation} failed with ${errorCode}: the grants of the key are unknown.`,
  "administered-by-another-account": ({ what, accountId }: Documented & { readonly accountId: string }) =>
    `kms:ListGrants did not return the ${what}. Account ${accountId} administers it, so whether it exists is unknown.`,
  "resource-not-ready": ({ what, name, status }: Documented & Named & { readonly status: string | null }) =>
    `kms:ListGrants did not return the ${what}. ${name} is ${status}, so whether the grant should exist now is unknown.`,
  "resource-new": ({ what, name }: Documented & Named) =>
    `kms:ListGrants did not return the ${what}. ${name} was created minutes before the scan, and new grants are visible with a delay.`,
  "maybe-without-reference": ({ what, name, count }: Documented & Named & { readonly count: number }) =>
    `kms:ListGrants returned no grant that references ${name}. On the key, ${count === 1 ? "1 grant references" : `${count} grants reference`} no resource and may be the ${what}.`,
  "grant-missing": ({ what, listed }: Documented & { readonly listed: number }) =>
    `kms:ListGrants returned ${countOf(listed)} on the key: the ${what} is missing.`,
  "grants-missing": ({ what, found, count }: Documented & { readonly found: number; readonly count: number }) =>
    `kms:ListGrants returned ${found} of the ${count} ${what} on the key: the others are missing.`,
} satisfies Sentences;

export type PurposeReason = Explanation<keyof typeof PURPOSE_SENTENCES>;
export type BindingReason = Explanation<keyof typeof BINDING_SENTENCES>;
export type OperationReason = Explanation<keyof typeof OPERATION_SENTENCES>;
export type HolderReason = Explanation<keyof typeof HOLDER_SENTENCES>;
export type DocumentedGrantReason = Explanation<keyof typeof DOCUMENTED_GRANT_SENTENCES>;
