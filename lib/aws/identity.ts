import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { parseArn } from "#lib/domain/arn.ts";
import type { Answer } from "#lib/domain/call.ts";
import type { Reader } from "./reader.ts";

/** Whose eyes a scan looks with. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly partition: string;
  readonly principalArn: string;
}

const ACCOUNT_ID = /^\d{12}$/;

/** Asks sts:GetCallerIdentity. It needs no permission, so a failure means credentials, clock or network. */
export async function identify(reader: Reader, signal: AbortSignal): Promise<Answer<CallerIdentity>> {
  const answer = await reader.call(
    await reader.homeRegion(),
    { service: "sts", permission: "sts:GetCallerIdentity", command: new GetCallerIdentityCommand({}) },
    signal,
  );
  if (!answer.ok) {
    // With its own identity refused, a token is not "not enabled in a Region": it is no good.
    const kind = answer.failure.kind === "not-enabled" ? "credentials" : answer.failure.kind;
    return { ok: false, failure: { ...answer.failure, kind } };
  }
  const { Account, Arn } = answer.output;
  const arn = typeof Arn === "string" ? parseArn(Arn) : null;
  if (!Account || !ACCOUNT_ID.test(Account) || !Arn || !arn) {
    const { operation, requestId, at } = answer.call;
    const message = "The answer names no account";
    return {
      ok: false,
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
  return { ok: true, output: { accountId: Account, partition: arn.partition, principalArn: Arn }, call: answer.call };
}
