import "server-only";
import { headers } from "next/headers";
import { LOCAL_VISITOR, type Visitor } from "#lib/domain/visitor.ts";
import { unsealVisitor, VISITOR_HEADER } from "./sealed-visitor.ts";
import { signInSettings } from "./settings.ts";

/** The sender of a request, as set by `proxy.ts`; null for an unknown sender. */
export function visitorOf(request: Pick<Request, "headers">): Visitor | null {
  return signInSettings() ? unsealVisitor(request.headers.get(VISITOR_HEADER)) : LOCAL_VISITOR;
}

/** The visitor of the page that is being rendered. */
export async function currentVisitor(): Promise<Visitor | null> {
  return signInSettings() ? visitorOf({ headers: await headers() }) : LOCAL_VISITOR;
}

/** A request reached a page or handler without passing `proxy.ts`. */
export class NotSignedIn extends Error {
  override readonly name = "NotSignedIn";
}

/**
 * Rejects every read of a snapshot for a request that did not pass `proxy.ts`.
 *
 * @throws NotSignedIn
 */
export async function demandVisitor(): Promise<void> {
  if ((await currentVisitor()) === null) throw new NotSignedIn("No user is signed in.");
}
