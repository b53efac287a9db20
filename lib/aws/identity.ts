import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { parseArn } from "#lib/domain/arn.ts";
import type { Answer } from "#lib/domain/call.ts";
import { isTokenRefused } from "./failure.ts";
import type { Ask } from "./service-regions.ts";

/** Whose eyes a scan looks with. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly partition: string;
  readonly principalArn: string;
}

const ACCOUNT_ID = /^\d{12}$/;

/** The question who the credentials belong to. */
export const callerIdentityRequest = () => ({
  service: "sts" as const,
  permission: "sts:GetCallerIdentity",
  command: new GetCallerIdentityCommand({}),
});

/**
 * Asks sts:GetCallerIdentity. It needs no permission, so a failure means credentials, clock or network.
 *
 * @param regions where to ask: the next one is asked only where one refuses the token, which opt-in Regions may do
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
    const { operation, requestId, at } = answer.call;
    const message = "The response contains no account";
    return {
      ok: false,
      region,
      failure: {
        kind: "failed",
        code: "UnexpectedAnswer",
        message,
        httpStatus: null,
        operation,
        requestId,
        at,
        permission: "",
      },
    };
  }
  const identity = { accountId: Account, partition: arn.partition, principalArn: Arn };
  return { ok: true, output: identity, call: answer.call, region };
}
