import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { parseArn } from "#lib/domain/arn.ts";
import type { Answer } from "#lib/domain/call.ts";
import { isTokenRefused } from "./failure.ts";
import type { Ask } from "./service-regions.ts";
import { unexpected } from "./understand.ts";

/** The identity that a scan runs with. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly partition: string;
  readonly principalArn: string;
}

const ACCOUNT_ID = /^\d{12}$/;

/** The request for the identity of the credentials. */
export const callerIdentityRequest = () => ({
  service: "sts" as const,
  permission: "sts:GetCallerIdentity",
  command: new GetCallerIdentityCommand({}),
});

/**
 * Asks sts:GetCallerIdentity. It needs no permission, so a failure means credentials, clock or network.
 *
 * @param regions where to send it: the next one is used only if one refuses the token, which opt-in Regions can do
 */
export async function identify(
  ask: Ask,
  regions: readonly [string, ...string[]],
): Promise<Answer<CallerIdentity> & { readonly region: string }> {
  const [region, next, ...others] = regions;
  const answer = await ask(region, callerIdentityRequest());
  if (!answer.ok) {
    if (isTokenRefused(answer.failure) && next) return identify(ask, [next, ...others]);
    return { ok: false, failure: answer.failure, region };
  }
  const { Account, Arn } = answer.output;
  const arn = typeof Arn === "string" ? parseArn(Arn) : null;
  if (!Account || !ACCOUNT_ID.test(Account) || !Arn || !arn) {
    return { ok: false, region, failure: unexpected(answer.call, "", "The response contains no account") };
  }
  const identity = { accountId: Account, partition: arn.partition, principalArn: Arn };
  return { ok: true, output: identity, call: answer.call, region };
}
