import { formatArn, parseArn } from "./arn.ts";

/** The account that the scan runs in. */
export interface AccountScope {
  readonly accountId: string;
  readonly partition: string;
}

/** A key reference made absolute, so that each distinct one is described once. */
export interface KeyReference {
  /** Key ARN or alias ARN. */
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly isAlias: boolean;
}

/**
 * Makes what AWS gave (key id, `alias/…`, alias ARN or key ARN) absolute.
 * An id or alias without an ARN means the account and Region of the resource that names it
 * (KMS "Key identifiers": only ARNs carry account and Region).
 */
export function keyReference(named: string, region: string, scope: AccountScope): KeyReference {
  const arn = parseArn(named);
  if (arn) {
    return { arn: named, accountId: arn.accountId, region: arn.region, isAlias: arn.resource.startsWith("alias/") };
  }
  const isAlias = named.startsWith("alias/");
  const resource = isAlias || named.startsWith("key/") ? named : `key/${named}`;
  return {
    arn: formatArn({ partition: scope.partition, service: "kms", region, accountId: scope.accountId, resource }),
    accountId: scope.accountId,
    region,
    isAlias,
  };
}

const ACCOUNT_ID = /^\d{12}$/;
const LONGEST_ARN = 2048;
/** A key id is a UUID, or `mrk-` and 32 digits; emulators have others ("Key identifiers"). Aliases: CreateAlias, AliasName. */
const RESOURCE = /^(key\/[A-Za-z0-9-]+|alias\/[A-Za-z0-9/_-]+)$/;

/**
 * Why a reference names no key that could be asked for; null where it may. Whether its Region exists is not known here.
 * ("Key ARN" and "Alias ARN", AWS KMS Developer Guide, Key identifiers)
 */
export function whyNoKey({ arn }: KeyReference, partition: string): string | null {
  const parts = parseArn(arn);
  if (!parts) return "The value is not an ARN";
  if (parts.partition !== partition) return `The ARN's partition is "${parts.partition}", not ${partition}`;
  if (parts.service !== "kms") return `The ARN is of the service "${parts.service}", not of AWS KMS`;
  if (parts.region === "") return "The ARN has no Region";
  if (!ACCOUNT_ID.test(parts.accountId)) return `The ARN has no valid account ID: "${parts.accountId}"`;
  if (arn.length > LONGEST_ARN) return `The ARN is longer than ${LONGEST_ARN} characters`;
  return RESOURCE.test(parts.resource) ? null : `The ARN is neither of a key nor of an alias: "${parts.resource}"`;
}
