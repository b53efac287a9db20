import "server-only";
import { type AuditActor, actorOf, UNKNOWN_ACTOR } from "#lib/domain/audit.ts";
import { CLIENT_HEADER } from "../client-address.ts";
import { visitorOf } from "../sign-in/visitor.ts";

/** Who asks for something, and from where. */
export interface Requester {
  readonly actor: AuditActor;
  readonly address: string | null;
}

/** The address that a request comes from, as the server noted it. */
export const addressOf = ({ headers }: Pick<Request, "headers">): string | null => headers.get(CLIENT_HEADER) || null;

/** Who sends a request that has come through the door. */
export function requesterOf(request: Pick<Request, "headers">): Requester {
  const visitor = visitorOf(request);
  return { actor: visitor ? actorOf(visitor) : UNKNOWN_ACTOR, address: addressOf(request) };
}
