import "server-only";
import * as oidc from "openid-client";
import type { SignInFailure } from "#lib/domain/sign-in-failure.ts";
import { plain } from "../log.ts";

/** A check that a provider or its response failed. The message names it and has no secrets. */
export class SignInError extends Error {
  override readonly name = "SignInError";
  readonly why: SignInFailure;

  constructor(why: SignInFailure, message: string) {
    super(message);
    this.why = why;
  }

  /** Recognised by name, as a DatabaseError: every copy of this file shares one discovery of the provider. */
  static override [Symbol.hasInstance](error: unknown): error is SignInError {
    return error instanceof Error && error.name === "SignInError";
  }
}

/** Why a sign-in failed, and at which check, for the log: without codes, tokens or the provider's text. */
export interface SignInFault {
  readonly why: SignInFailure;
  readonly check: string;
}

/** Errors whose messages come from the OpenID Connect libraries, not from the provider. */
const LIBRARY = ["ClientError", "OperationProcessingError", "UnsupportedOperationError"];

/** Classifies an error of the OpenID Connect library. */
export function faultOf(error: unknown): SignInFault {
  const chain = causesOf(error);
  const own = chain.find((each) => each instanceof SignInError);
  if (own) return { why: own.why, check: own.message };
  const connection = faultOfConnection(chain);
  if (connection) return connection;
  const answered = chain.find((each) => each instanceof Response);
  if (answered && answered.status !== 200) return faultOfStatus(answered.status);
  if (error instanceof oidc.AuthorizationResponseError) return faultOfAuthorization(error.error);
  if (error instanceof oidc.ResponseBodyError) return faultOfTokenEndpoint(error.error, error.status);
  if (error instanceof oidc.WWWAuthenticateChallengeError) {
    const isClient = error.cause.every(({ scheme }) => scheme !== "bearer");
    return { why: isClient ? "client" : "rejected", check: `status ${error.status} of the provider` };
  }
  const said = chain.findLast((each) => each instanceof Error && LIBRARY.includes(each.name));
  return {
    why: "rejected",
    check: said instanceof Error ? plain(said.message) : String(error instanceof Error && error.name),
  };
}

/** No response, or an incomplete one, as `fetch` reports it. */
function faultOfConnection(chain: readonly unknown[]): SignInFault | null {
  const codes = chain.flatMap((each) => (each instanceof Error && "code" in each ? [String(each.code)] : []));
  const isSlow = chain.some((each) => each instanceof DOMException && each.name === "TimeoutError");
  if (isSlow || codes.some((code) => /TIME(D)?OUT$/.test(code)))
    return { why: "slow", check: "an answer of the provider in time" };
  const isCut = chain.some((each) => each instanceof TypeError && /^(fetch failed|terminated)$/.test(each.message));
  if (!isCut) return null;
  return { why: "unreachable", check: `connection to the provider: ${plain(codes.at(-1) ?? "failed")}` };
}

/** An error and the chain of its causes. */
function causesOf(error: unknown): readonly unknown[] {
  const chain = [error];
  for (let last = error; last instanceof Error && last.cause !== undefined && chain.length < 10; last = last.cause)
    chain.push(last.cause);
  return chain;
}

function faultOfStatus(status: number): SignInFault {
  return { why: status >= 500 || status === 429 ? "failing" : "setup", check: `status ${status} of the provider` };
}

/** The codes of RFC 6749, section 4.1.2.1, and of OpenID Connect Core, section 3.1.2.6. */
function faultOfAuthorization(code: string): SignInFault {
  const check = `error ${named(code)} of the authorization endpoint`;
  if (code === "access_denied") return { why: "denied", check };
  if (code === "server_error" || code === "temporarily_unavailable") return { why: "failing", check };
  return { why: "setup", check };
}

/** The codes of RFC 6749, section 5.2. */
function faultOfTokenEndpoint(code: string, status: number): SignInFault {
  const check = `error ${named(code)} of the provider, status ${status}`;
  if (code === "invalid_client" || code === "unauthorized_client") return { why: "client", check };
  return { why: code === "invalid_grant" ? "rejected" : "setup", check };
}

/** A provider may send any text as `error`; the codes of the standards have only letters and underscores. */
const named = (code: string): string => (/^[a-z_]{1,60}$/.test(code) ? code : "of no known name");
