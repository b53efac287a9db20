import "server-only";
import { headers } from "next/headers";
import { LOCAL_VISITOR, type Visitor } from "#lib/domain/visitor.ts";
import { unsealVisitor, VISITOR_HEADER } from "./sealed-visitor.ts";
import { signInSettings } from "./settings.ts";

/** Who sends a request, as the door wrote it down; null for nobody we know. */
export function visitorOf(request: Pick<Request, "headers">): Visitor | null {
  return signInSettings() ? unsealVisitor(request.headers.get(VISITOR_HEADER)) : LOCAL_VISITOR;
}

/** Who the page that is being made is for. */
export async function currentVisitor(): Promise<Visitor | null> {
  return signInSettings() ? visitorOf({ headers: await headers() }) : LOCAL_VISITOR;
}

/** Something was asked past the door. */
export class NotSignedIn extends Error {
  override readonly name = "NotSignedIn";
}

/**
 * Lets nobody at a snapshot who has not come through the door, whatever way the question took.
 *
 * @throws NotSignedIn
 */
export async function demandVisitor(): Promise<void> {
  if ((await currentVisitor()) === null) throw new NotSignedIn("No user is signed in.");
}
