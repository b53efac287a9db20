import type { FailureKind } from "./call.ts";
import { type Usability, whyUnusable } from "./key-usability.ts";

/**
 * Sentences by reason code; the argument of a sentence is the type of the code's parameters. They are plain JSON: ids,
 * ARNs, operations, dates, words of AWS. A snapshot keeps code and parameters, so a code is never renamed or removed,
 * and a parameter is only ever added.
 */
export type Sentences = Readonly<Record<string, (parameters: never) => string>>;

/** Any reason of a table of sentences: a code with its parameters. */
export type ReasonOf<Table extends Sentences> = {
  [Code in keyof Table & string]: { readonly code: Code; readonly parameters: Parameters<Table[Code]>[0] };
}[keyof Table & string];

/** The API call that returned what the reason is about, e.g. `bedrock:GetAgent`. */
interface Observed {
  readonly operation: string;
}

/** An API call that failed. */
export interface Failed extends Observed {
  readonly failure: FailureKind;
  readonly errorCode: string;
  readonly message: string;
}

interface NamedKey extends Observed {
  /** The ARN, or the alias of an AWS managed key. */
  readonly key: string;
}

interface Listed {
  readonly type: string;
  readonly region: string;
  /** The name of the resource whose parts were listed; null where a Region was. */
  readonly parent: string | null;
}

const failed = ({ operation, errorCode, message }: Failed): string =>
  `${operation} failed with ${errorCode} (${message})`;

const placeOf = ({ parent, region }: Listed): string => (parent === null ? `in ${region}` : `of ${parent}`);

/** Reasons that follow from what a resource or store returned about its key. */
export const KEY_SENTENCES = {
  "key-unreadable": (p: Failed) => `The key could not be read: ${failed(p)}.`,
  "aws-owned": ({ operation }: Observed) =>
    `${operation} returned no KMS key: the data is encrypted with an AWS owned key.`,
  "aws-owned-literal": ({ operation, value }: Observed & { readonly value: string }) =>
    `${operation} returned "${value}": the data is encrypted with an AWS owned key.`,
  "service-default-key": ({ operation }: Observed) =>
    `${operation} returned no KMS key: the data is encrypted with the service's default key. AWS's documentation does not state clearly that AWS owns that key.`,
  "aws-managed-by-default": ({ operation, alias }: Observed & { readonly alias: string }) =>
    `${operation} returned no KMS key: the data is encrypted with the AWS managed key ${alias}. Its key policy cannot be changed.`,
  "sse-s3": ({ operation }: Observed) =>
    `${operation} returned SSE-S3: the data is encrypted with keys that Amazon S3 owns.`,
  "encryption-disabled": ({ operation }: Observed) =>
    `${operation} returned that encryption at rest is disabled: the data is not encrypted.`,
  "key-customer-managed": (p: NamedKey & { readonly accountId: string; readonly state: string }) =>
    `${p.operation} returned the customer managed key ${p.key} of account ${p.accountId}. The key is usable: its state is ${p.state}.`,
  "key-aws-managed": ({ operation, key }: NamedKey) =>
    `${operation} returned the AWS managed key ${key}. Its key policy cannot be changed.`,
  "key-unusable": ({ operation, key, ...usability }: NamedKey & Usability) =>
    `${operation} returned the customer managed key ${key}. The key is unusable: ${whyUnusable(usability)}.`,
  "key-gone": (p: NamedKey & { readonly describedBy: string; readonly errorCode: string }) =>
    `${p.operation} returned the key ${p.key}. The key no longer exists: ${p.describedBy} failed with ${p.errorCode} in the key's own account and Region.`,
  "key-not-described": (p: NamedKey & { readonly failed: Failed }) =>
    `${p.operation} returned the key ${p.key}. The key could not be described: ${failed(p.failed)}.`,
  "store-outside-aws": ({ store }: { readonly store: string }) =>
    `The data is stored outside AWS, at ${store}: no AWS API exposes its encryption.`,
  "store-not-supported": ({ store, storeKind }: { readonly store: string; readonly storeKind: string }) =>
    `The data is stored in ${store}, a store of type ${storeKind} that this version does not read.`,
  "inherits-nothing": ({ operation }: Observed) => `${operation} returned no reference to customer data.`,
  "inherits-unread": ({ operation, from }: Observed & { readonly from: string }) =>
    `${operation} returned that the data inherits the key of ${from}, which this scan did not find or could not list.`,
} satisfies Sentences;

/** Reasons for rows without a resource: what could not be listed, and Regions that were not scanned. */
export const LIST_SENTENCES = {
  "not-listed": (p: Failed & Listed) =>
    `${failed(p)}. Which resources of type ${p.type} exist ${placeOf(p)} is unknown.`,
  "not-offered": (p: Failed & Listed) => `${failed(p)}. There are no resources of type ${p.type} ${placeOf(p)}.`,
  "region-not-enabled": ({ operation, region }: Observed & { readonly region: string }) =>
    `${operation} returned that ${region} is not enabled for the account. The Region was not scanned.`,
  "region-not-scanned": (p: Failed & { readonly region: string }) => `${p.region} could not be scanned: ${failed(p)}.`,
  "regions-not-listed": (p: Failed & { readonly scanned: string }) =>
    `${failed(p)}. Regions other than ${p.scanned} were not scanned.`,
} satisfies Sentences;

/** What every claim of the catalogue has: the call that returned the resource, and what is at rest. */
export interface Claimed extends Observed {
  readonly data: string;
}

const UNLESS_STORAGE =
  "Unless a data retention storage is configured, no AWS API exposes which key encrypts retained data.";

/** Reasons for protections of which no API exposes the key, or where no customer data is at rest. */
export const CLAIM_SENTENCES = {
  "key-not-exposed": ({ operation, data }: Claimed) =>
    `${operation} returned no key for the ${data}. No AWS API exposes which key encrypts this data.`,
  "neither-key-nor-store": ({ operation, data }: Claimed) =>
    `${operation} returned neither a key nor a store for the ${data}.`,
  "type-not-known": ({ operation, what, type }: Claimed & { readonly what: string; readonly type: string | null }) =>
    `${operation} returned a ${what} of a type that this version does not know${type === null ? "" : `: ${type}`}.`,
  "failed-or-deleted": ({ operation, status, data }: Claimed & { readonly status: string }) =>
    `${operation} returned the status ${status}: the resource holds no ${data}.`,
  "job-ended": ({ operation, status }: Claimed & { readonly status: string }) =>
    `${operation} returned the status ${status}. Bedrock keeps its copy of the data only while a job runs.`,
  "no-customer-content": ({ operation }: Claimed) =>
    `${operation} returned a resource of a type that holds no customer content.`,
  "no-version": ({ operation }: Claimed) => `${operation} returned no version that the alias routes to.`,
  "no-guardrail": ({ operation }: Claimed) => `${operation} returned no guardrail for the configuration.`,
  "no-model": ({ operation }: Claimed) => `${operation} returned no model for the deployment.`,
  "no-memory": ({ operation }: Claimed) => `${operation} returned no memory for the harness.`,
  "no-own-evaluators": ({ operation }: Claimed) =>
    `${operation} returned no evaluators of the account for the online evaluation.`,
  "foundation-model": ({ operation }: Claimed) =>
    `${operation} returned a foundation model for the provisioned throughput. A foundation model holds no customer data.`,
  "covered-by-knowledge-base": ({ operation }: Claimed) =>
    `${operation} returned a managed knowledge base for the data source. The knowledge base's own key covers all of its data.`,
  "stored-in-versions": ({ operation }: Claimed) =>
    `${operation} returned a configuration bundle. Its components are stored in its versions, which have their own rows.`,
  "logging-disabled": ({ operation }: Claimed) =>
    `${operation} returned that model invocation logging is disabled: no logs are written now. Logs of an earlier configuration may still be stored; no API exposes where.`,
  "retention-disabled": ({ operation }: Claimed) =>
    `${operation} returned that data retention is disabled: no inference content is written now. Content retained under an earlier mode may still be stored; no API exposes it.`,
  "retention-mode-not-set": ({ operation }: Claimed) =>
    `${operation} returned that no data retention mode is set: the mode of the account or of the model applies. ${UNLESS_STORAGE}`,
  "retention-mode": ({ operation, mode }: Claimed & { readonly mode: string }) =>
    `${operation} returned the data retention mode "${mode}". ${UNLESS_STORAGE}`,
  "retention-destination": ({ operation, destination }: Claimed & { readonly destination: string }) =>
    `${operation} returned the destination "${destination}". No AWS API exposes which key encrypts the retained data.`,
  "project-data": ({ operation, data }: Claimed) =>
    `${operation} returned no key for the ${data} that a project may hold. No AWS API exposes their key, or accepts one at creation.`,
  "log-groups-by-prefix": ({ operation }: Claimed) =>
    `${operation} returned only a name prefix of the log groups that results are written to. Which log groups hold them is unknown.`,
  "vector-store-not-returned": ({ operation }: Claimed) =>
    `${operation} did not return which store holds the vectors of the knowledge base.`,
  "volume-encryption-not-set": ({ operation }: Claimed) =>
    `${operation} returned no encryption setting for this volume. The machine image and EBS encryption by default decide it.`,
  "agent-date-not-returned": ({ operation }: Claimed) =>
    `${operation} returned no creation date for the agent, so whether the key covers more than its sessions is unknown.`,
  "preview-api": ({ operation }: Claimed) =>
    `${operation} is part of a preview API that exposes no key. The API of AWS Agent Registry exposes it.`,
  "connector-parameters": ({ operation }: Claimed) =>
    `${operation} returned free-form parameters for the connector. No AWS API exposes the location of its documents in a fixed place.`,
} satisfies Sentences;
