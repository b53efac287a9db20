import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Visitor } from "#lib/domain/visitor.ts";
import { processGlobal } from "../process-global.ts";

/** The header with the visitor, from `proxy.ts` to pages and handlers. A value that a client sends is dropped. */
export const VISITOR_HEADER = "x-posture-visitor";

const key = () => processGlobal("visitor-key", () => randomBytes(32));
const macOf = (text: string): Buffer => createHmac("sha256", key()).update(text).digest();

/** A visitor as text that only this process can have sealed: a request that bypassed `proxy.ts` has none. */
export function sealVisitor({ via, id, name, role, roleGap }: Visitor): string {
  const text = Buffer.from(JSON.stringify({ via, id, name, role, roleGap })).toString("base64url");
  return `${text}.${macOf(text).toString("base64url")}`;
}

/** The visitor in such a text; null for anything else. */
export function unsealVisitor(sealed: string | null): Visitor | null {
  const [text = "", mac = ""] = sealed?.split(".") ?? [];
  const expected = macOf(text);
  const given = Buffer.from(mac, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return JSON.parse(Buffer.from(text, "base64url").toString()) as Visitor;
}
