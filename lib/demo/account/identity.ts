/** The demo company's account. Neither the company nor the accounts exist. */
export const ACCOUNT_ID = "123456789012";

/** The company's machine learning platform team: shares models, buckets and keys. */
export const PLATFORM_ACCOUNT_ID = "210987654321";

/** A supplier, whose keys and buckets this account may not read. */
export const SUPPLIER_ACCOUNT_ID = "345678901234";

/** Who looks. */
export const PRINCIPAL_ARN = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/PostureReadOnly/posture-scan`;

/** Builds an ARN of the demo account. */
export function arn(service: string, region: string, resource: string, accountId: string = ACCOUNT_ID): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}
