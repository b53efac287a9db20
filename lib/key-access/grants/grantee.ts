import { parseArn } from "#lib/domain/arn.ts";
import type { Grantee } from "#lib/domain/grant-reading.ts";
import { serviceNameOf } from "#lib/domain/service-principal.ts";

/** Parses a grantee or retiring principal: KMS returns a service name, an ARN, or the id of a deleted principal. */
export function granteeOf(principal: string, keyAccountId: string): Grantee {
  const service = serviceNameOf(principal);
  if (service !== null) return { kind: "service", service };
  const accountId = /^\d{12}$/.test(principal) ? principal : (parseArn(principal)?.accountId ?? "");
  if (accountId === "") return { kind: "unknown" };
  return { kind: "principal", accountId, ownAccount: accountId === keyAccountId };
}
