import type { Failure } from "#lib/domain/call.ts";
import type { ResourceReference } from "#lib/domain/observation.ts";
import type { Absence } from "#lib/domain/reading.ts";
import type { ClaimReason } from "#lib/domain/reason.ts";
import type { StoreKind } from "#lib/domain/store.ts";

/** What a catalogue entry says about one protection; the engine adds Region and call to make it a `ProtectionSource`. */
export type Claim = Claimed & {
  /** AWS's name of the data item, where a resource has several of the same kind. */
  readonly part?: string | undefined;
};

type Claimed =
  | { readonly kind: "key"; readonly named: string | undefined; readonly absence: Absence }
  /** `id` is the store's ARN; of a bucket its name, from which the ARN follows. */
  | { readonly kind: "store"; readonly store: StoreKind; readonly id: string; readonly ownerAccountId: string | null }
  | { readonly kind: "inherits"; readonly from: readonly ResourceReference[] }
  | { readonly kind: "not-exposed"; readonly reason: ClaimReason }
  | { readonly kind: "not-applicable"; readonly reason: ClaimReason }
  | { readonly kind: "unreadable"; readonly failure: Failure };

/** A member that names a key; `absence` is what it means for this type that a successful response has none. */
export const key = (named: string | undefined, absence: Absence): Claim => ({ kind: "key", named, absence });

/** The data is in a store of this account or of another one. */
export const store = (kind: StoreKind, id: string, ownerAccountId: string | null = null): Claim => ({
  kind: "store",
  store: kind,
  id,
  ownerAccountId,
});

/** The resource has no key member: the verdict of these resources applies. */
export const inherits = (...from: readonly ResourceReference[]): Claim => ({ kind: "inherits", from });

/** No AWS API reveals the key. */
export const notExposed = <Code extends ClaimReason["code"]>(...reason: Why<Code>): Claim => ({
  kind: "not-exposed",
  reason: whyOf(reason),
});

/** The same claim for the data item with this name of AWS. */
export const ofPart = (claim: Claim, part: string | undefined): Claim => (part ? { ...claim, part } : claim);

/** No customer data is at rest here. */
export const notApplicable = <Code extends ClaimReason["code"]>(...reason: Why<Code>): Claim => ({
  kind: "not-applicable",
  reason: whyOf(reason),
});

/** A code, with its parameters where it has any of its own. */
type Why<
  Code extends ClaimReason["code"],
  Parameters = Extract<ClaimReason, { code: Code }>["parameters"],
> = object extends Parameters ? [code: Code, parameters?: Parameters] : [code: Code, parameters: Parameters];

const whyOf = <Code extends ClaimReason["code"]>([code, parameters]: Why<Code>) =>
  ({ code, parameters: parameters ?? {} }) as ClaimReason;

/** The answer that decides about this protection could not be read. */
export const unreadable = (failure: Failure): Claim => ({ kind: "unreadable", failure });

/** The bucket of an S3 URI, bucket ARN or bucket name as a store; null without one. */
export function bucket(place: string | undefined, ownerAccountId: string | null = null): Claim | null {
  if (!place) return null;
  const name = place.match(/^s3:\/\/([^/]+)/)?.[1] ?? place.match(/^arn:[^:]+:s3:[^:]*:[^:]*:([^/]+)/)?.[1] ?? place;
  return store("s3-bucket", name, ownerAccountId);
}

/** A missing key means the service's own key. */
export const AWS_OWNED: Absence = { means: "aws-owned" };

/** A missing key means the service's own key, although AWS's text is not clear and no API shows the key. */
export const SERVICE_DEFAULT: Absence = { means: "aws-owned", ambiguous: true };

/** Output in S3, encrypted with the key that the job names, else with the bucket's default encryption. */
export const keyOrBucket = (
  named: string | undefined,
  uri: string | undefined,
  owner: string | undefined,
): Claim | null => (named === undefined ? bucket(uri, owner ?? null) : key(named, SERVICE_DEFAULT));
