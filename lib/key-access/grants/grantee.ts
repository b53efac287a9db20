import { parseArn } from "#lib/domain/arn.ts";
import type { Grantee } from "#lib/domain/grant-reading.ts";

const SERVICE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/;

/** Who a grantee (or retiring principal) is: KMS gives a service's name, an ARN, or the id of who was deleted. */
export function granteeOf(principal: string, keyAccountId: string): Grantee {
  if (SERVICE.test(principal)) return { kind: "service", service: principal.replace(/\.cn$/, "") };
  const accountId = /^\d{12}$/.test(principal) ? principal : (parseArn(principal)?.accountId ?? "");
  if (accountId === "") return { kind: "unknown" };
  return { kind: "principal", accountId, ownAccount: accountId === keyAccountId };
}
