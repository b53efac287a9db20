import "server-only";
import { type AuditActor, actorOf, UNKNOWN_ACTOR } from "#lib/domain/audit.ts";
import { CLIENT_HEADER } from "../client-address.ts";
import { visitorOf } from "../sign-in/visitor.ts";

/** Who sent a request, and from where. */
export interface Requester {
  readonly actor: AuditActor;
  readonly address: string | null;
}

/** The address that a request comes from, as the server noted it. */
export const addressOf = ({ headers }: Pick<Request, "headers">): string | null => headers.get(CLIENT_HEADER) || null;

/** Who sent a request that the proxy let through. */
export function requesterOf(request: Pick<Request, "headers">): Requester {
  const visitor = visitorOf(request);
  return { actor: visitor ? actorOf(visitor) : UNKNOWN_ACTOR, address: addressOf(request) };
}
