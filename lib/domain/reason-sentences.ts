import type { FailureKind } from "./call.ts";
import type { Sentences } from "./explanation.ts";
import { type Usability, whyUnusable } from "./key-usability.ts";

/** The code of a key that AWS returned, and that is neither a key nor an alias: it cannot be described. */
export const MALFORMED_KEY = "MalformedKey";
/** The code of a Region that AWS lists and the SDK does not know. */
export const UNKNOWN_REGION = "UnknownRegion";

/** The API call that returned what the reason is about, e.g. `bedrock:GetAgent`. */
interface Observed {
  readonly operation: string;
}

/** An API call that failed. The message of AWS is in the gap: it can name a session or a request. */
export interface Failed extends Observed {
  readonly failure: FailureKind;
  readonly errorCode: string;
}

interface NoKey extends Observed {
  /** The member that names the key where there is one, e.g. `customerEncryptionKeyArn`; older rows have none. */
  readonly member?: string;
}

interface NamedKey extends Observed {
  /** The ARN, or the alias of an AWS managed key. */
  readonly key: string;
}

/** The call that returned which store has the data; older rows have none. */
type StoredAt = Partial<Observed> & { readonly store: string };

interface Listed {
  readonly type: string;
  readonly region: string;
  /** The name of the resource whose parts were listed; null where a Region was. */
  readonly parent: string | null;
}

const failed = ({ operation, errorCode }: Failed): string => `${operation} failed with ${errorCode}`;

/** A key that could not be described. Rows of older versions have no operation. */
export interface UndescribedKey extends Partial<Observed> {
  readonly errorCode: string;
}

/** What was observed about a key that could not be described, without a full stop. */
export const undescribed = ({ operation, errorCode }: UndescribedKey): string => {
  if (operation === undefined) return `The key could not be described (${errorCode})`;
  return errorCode === MALFORMED_KEY
    ? `${operation} returned a name that is not a valid KMS key`
    : `${operation} failed with ${errorCode}`;
};

const noKey = ({ operation, member }: NoKey): string => `${operation} returned no ${member ?? "KMS key"}`;

const placeOf = ({ parent, region }: Listed): string => (parent === null ? `in ${region}` : `of ${parent}`);

/** Reasons that follow from what a resource or store returned about its key. */
export const KEY_SENTENCES = {
  "key-unreadable": (p: Failed) => `${failed(p)}: which key encrypts the data is unknown.`,
  "aws-owned": (p: NoKey) => `${noKey(p)}: the data is encrypted with an AWS owned key.`,
  "aws-owned-literal": ({ operation, value }: Observed & { readonly value: string }) =>
    `${operation} returned "${value}": the data is encrypted with an AWS owned key.`,
  "service-default-key": (p: NoKey) =>
    `${noKey(p)}: the data is encrypted with the service's default key. AWS's documentation does not state clearly that AWS owns that key.`,
  "aws-managed-by-default": ({ alias, ...p }: NoKey & { readonly alias: string }) =>
    `${noKey(p)}: the data is encrypted with the AWS managed key ${alias}. Its key policy cannot be changed.`,
  "sse-s3": ({ operation }: Observed) =>
    `${operation} returned SSE-S3: the data is encrypted with keys that Amazon S3 owns.`,
  "encryption-disabled": ({ operation }: Observed) =>
    `${operation} returned that encryption at rest is disabled: the data is not encrypted.`,
  "key-customer-managed": (p: NamedKey & { readonly accountId: string; readonly state: string }) =>
    `${p.operation} returned the customer managed key ${p.key} of account ${p.accountId}. kms:DescribeKey returned the state ${p.state}: the key is usable.`,
  "key-aws-managed": ({ operation, key }: NamedKey) =>
    `${operation} returned the AWS managed key ${key}. Its key policy cannot be changed.`,
  "key-unusable": ({ operation, key, ...usability }: NamedKey & Usability) =>
    `${operation} returned the customer managed key ${key}. kms:DescribeKey shows that the key is unusable: ${whyUnusable(usability)}.`,
  "key-gone": (p: NamedKey & { readonly describedBy: string; readonly errorCode: string }) =>
    `${p.operation} returned the key ${p.key}. ${p.describedBy} failed with ${p.errorCode} in the key's own account and Region: the key no longer exists.`,
  "key-not-described": (p: NamedKey & { readonly failed: Failed }) =>
    `${p.operation} returned the key ${p.key}. ${undescribed(p.failed)}: whether the key is customer managed and usable is unknown.`,
  "store-outside-aws": ({ operation, store }: StoredAt) =>
    `${storedAt(operation)} outside AWS, at ${store}: no AWS API exposes its encryption.`,
  "store-not-supported": ({ operation, store, storeKind }: StoredAt & { readonly storeKind: string }) =>
    `${storedAt(operation)} in ${store}: this version does not read stores of type ${storeKind}, so the encryption is unknown.`,
  "inherits-nothing": ({ operation }: Observed) =>
    `${operation} returned no reference to customer data: no key applies.`,
  "inherits-unread": ({ operation, from }: Observed & { readonly from: string }) =>
    `${operation} returned that the data inherits the key of ${from}. This scan did not find that resource or could not list it, so the key is unknown.`,
} satisfies Sentences;

const storedAt = (operation: string | undefined): string =>
  operation === undefined ? "The data is stored" : `${operation} returned that the data is stored`;

/** Reasons for rows without a resource: what could not be listed, and Regions that were not scanned. */
export const LIST_SENTENCES = {
  "not-listed": (p: Failed & Listed) =>
    `${failed(p)}. Which resources of type ${p.type} exist ${placeOf(p)} is unknown.`,
  "not-offered": (p: Failed & Listed) =>
    `${failed(p)}: AWS does not offer ${p.operation} in ${p.region}. There are no resources of type ${p.type} ${placeOf(p)}.`,
  "region-not-enabled": ({ operation, region }: Observed & { readonly region: string }) =>
    `${operation} returned that ${region} is not enabled for the account. The Region was not scanned.`,
  "region-not-scanned": (p: Failed & { readonly region: string }) =>
    p.errorCode === UNKNOWN_REGION
      ? `${p.operation} returned ${p.region}, which the AWS SDK of this version does not know. The Region was not scanned.`
      : `${failed(p)}. ${p.region} was not scanned, so its encryption is unknown.`,
  "regions-not-listed": (p: Failed & { readonly scanned: string }) =>
    `${failed(p)}. Regions other than ${p.scanned} were not scanned, so their encryption is unknown.`,
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
    `${operation} returned neither a key nor a store for the ${data}: which key encrypts it is unknown.`,
  "type-not-known": ({ operation, what, type }: Claimed & { readonly what: string; readonly type: string | null }) =>
    `${operation} returned a ${what} of a type that this version does not know${type === null ? "" : ` (${type})`}: which key encrypts the data is unknown.`,
  "failed-or-deleted": ({ operation, status, data }: Claimed & { readonly status: string }) =>
    `${operation} returned the status ${status}: the resource holds no ${data}.`,
  "job-ended": ({ operation, status }: Claimed & { readonly status: string }) =>
    `${operation} returned the status ${status}. Bedrock keeps its copy of the data only while a job runs.`,
  "no-customer-content": ({ operation }: Claimed) =>
    `${operation} returned a resource of a type that holds no customer content: no key applies.`,
  "no-version": ({ operation }: Claimed) =>
    `${operation} returned no version that the alias routes to: no key applies.`,
  "no-guardrail": ({ operation }: Claimed) =>
    `${operation} returned no guardrail for the configuration: no key applies.`,
  "no-model": ({ operation }: Claimed) => `${operation} returned no model for the deployment: no key applies.`,
  "no-memory": ({ operation }: Claimed) => `${operation} returned no memory for the harness: no key applies.`,
  "no-own-evaluators": ({ operation }: Claimed) =>
    `${operation} returned no evaluators of the account for the online evaluation: no key applies.`,
  "foundation-model": ({ operation }: Claimed) =>
    `${operation} returned a foundation model for the provisioned throughput. A foundation model holds no customer data.`,
  "covered-by-knowledge-base": ({ operation }: Claimed) =>
    `${operation} returned a managed knowledge base for the data source. The knowledge base's own key covers all of its data.`,
  "stored-in-versions": ({ operation }: Claimed) =>
    `${operation} returned a configuration bundle. Its components are stored in its versions, which have their own rows.`,
  "logging-disabled": ({ operation }: Claimed) =>
    `${operation} returned that model invocation logging is disabled: no logs are written now. Logs of an earlier configuration may still be stored, and no API exposes where.`,
  "retention-disabled": ({ operation }: Claimed) =>
    `${operation} returned that data retention is disabled: no inference content is written now. Content retained under an earlier mode may still be stored, and no API exposes it.`,
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
    `${operation} did not return which store holds the vectors of the knowledge base: which key encrypts them is unknown.`,
  "volume-encryption-not-set": ({ operation }: Claimed) =>
    `${operation} returned no encryption setting for this volume. The machine image and EBS encryption by default decide it.`,
  "agent-date-not-returned": ({ operation }: Claimed) =>
    `${operation} returned no creation date for the agent, so whether the key covers more than its sessions is unknown.`,
  "preview-api": ({ operation }: Claimed) =>
    `${operation} is part of a preview API that exposes no key. The API of AWS Agent Registry exposes it.`,
  "connector-parameters": ({ operation }: Claimed) =>
    `${operation} returned free-form parameters for the connector. No AWS API exposes the location of its documents in a fixed place.`,
} satisfies Sentences;
