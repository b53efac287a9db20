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
