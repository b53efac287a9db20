/** What a request's signature says about where it wants to go. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly signingName: string;
}

const SCOPE = /^AWS4-(?:HMAC-SHA256|ECDSA-P256-SHA256) Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;

/**
 * Reads the credential scope of a Signature Version 4 `Authorization` header; null when there is none.
 * The signature itself is not checked: this account has no secrets to guard.
 */
export function readCredentialScope(authorization: string | undefined): CredentialScope | null {
  const match = authorization?.match(SCOPE);
  const [, accessKeyId, region, signingName] = match ?? [];
  return accessKeyId && region && signingName ? { accessKeyId, region, signingName } : null;
}
