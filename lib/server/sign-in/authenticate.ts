import "server-only";
import type { NextRequest, NextResponse } from "next/server";
import { LOCAL_VISITOR, type Visitor } from "#lib/domain/visitor.ts";
import { addressOf } from "../audit/requester.ts";
import { noteTokenUse } from "../audit/token-use.ts";
import { database } from "../database.ts";
import { sessionOf, setSession } from "./cookies.ts";
import { signInSettings } from "./settings.ts";

/** The sender of a request. `renew` writes the session's new secret to the response, if it got one. */
export interface Sender {
  readonly visitor: Visitor | null;
  readonly renew: (response: NextResponse) => Promise<void>;
}

const NOTHING = async () => {};

/**
 * Identifies the sender of a request: by API token if it has one, else by session. An invalid token identifies no one,
 * even with a valid cookie.
 *
 * @throws DatabaseError, EnvironmentError
 */
export async function authenticate(request: NextRequest): Promise<Sender> {
  const settings = signInSettings();
  if (!settings) return { visitor: LOCAL_VISITOR, renew: NOTHING };
  const { tokens, sessions } = await database();
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const [, token = ""] = authorization.match(/^Bearer\s+(\S+)$/i) ?? [];
    const visitor = await tokens.find(token);
    if (visitor) await noteTokenUse(visitor, addressOf(request));
    return { visitor, renew: NOTHING };
  }
  const session = await sessionOf(request, settings);
  const found = session && (await sessions.find(session.secret));
  if (session === null || found === null) return { visitor: null, renew: NOTHING };
  const { mayRotate, ...visitor } = found;
  const { secret, roleGap } = session;
  return {
    visitor: { ...visitor, roleGap },
    async renew(response) {
      const next = mayRotate ? await sessions.rotate(secret) : null;
      if (next !== null) await setSession(response, { secret: next, roleGap }, settings);
    },
  };
}
