import "server-only";
import { parseArn } from "#lib/domain/arn.ts";
import type { ShownPosture } from "#lib/domain/posture.ts";

/** The account in which a key's events and grants are looked up: its owner if that was read, else the scanned one. */
export function accountOfKey(arn: string, { accounts, scan }: Pick<ShownPosture, "accounts" | "scan">): string {
  const owner = parseArn(arn)?.accountId ?? "";
  return accounts.includes(owner) ? owner : scan.accountId;
}
