import "server-only";
import { type AuditActor, actorOf, UNKNOWN_ACTOR } from "#lib/domain/audit.ts";
import { CLIENT_HEADER } from "../client-address.ts";
import { visitorOf } from "../sign-in/visitor.ts";

/** Who sent a request, and from where. */
export interface Requester {
  readonly actor: AuditActor;
  readonly address: string | null;
}

/** The client address of a request, as the server set it. */
export const addressOf = ({ headers }: Pick<Request, "headers">): string | null => headers.get(CLIENT_HEADER) || null;

/** The sender of a request that passed `proxy.ts`. */
export function requesterOf(request: Pick<Request, "headers">): Requester {
  const visitor = visitorOf(request);
  return { actor: visitor ? actorOf(visitor) : UNKNOWN_ACTOR, address: addressOf(request) };
}
