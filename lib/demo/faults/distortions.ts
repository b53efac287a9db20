import type { UnderstoodCall } from "../protocol/dispatch.ts";
import type { Operation } from "../protocol/operation.ts";
import { listingId, tokenToTheBeginning } from "../protocol/paging.ts";
import type { Reply } from "../protocol/wire.ts";

/** Bytes that no parser takes. */
export function garbage(reply: Reply): Reply {
  return { ...reply, body: `\u0000\u0001}{<<${reply.body.slice(0, 40)}\u0000` };
}

/** What a proxy or a captive portal answers. */
export function html(reply: Reply): Reply {
  return {
    ...reply,
    headers: { "content-type": "text/html" },
    body: "<!doctype html><html><head><title>Sign in</title></head><body><p>Please sign in to the network.</body></html>",
  };
}

/** Success without a member, as an endpoint answers that takes every question for one it knows. */
export function empty(reply: Reply): Reply {
  const body = reply.headers["content-type"]?.includes("json") ? "{}" : "<Answer/>";
  return { ...reply, status: 200, body };
}

/** Changes the type of every value against its schema. Errors do not change: their few members are all text. */
export function wrongTypes(reply: Reply): Reply {
  if (reply.status >= 400) return reply;
  if (!reply.headers["content-type"]?.includes("json")) {
    return { ...reply, body: reply.body.replace(/>[^<]+</g, "><unexpected/><") };
  }
  return { ...reply, body: JSON.stringify(swapTypes(JSON.parse(reply.body))) };
}

function swapTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(swapTypes);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, swapTypes(item)]));
  }
  return typeof value === "string" ? 7 : { unexpected: true };
}

const TOKEN_MEMBERS = ["nextToken", "NextToken", "NextMarker", "Marker"] as const;

/** The member with the page token of an operation; undefined for one without pages. */
export function tokenMember({ output }: Operation): string | undefined {
  const members = output.getMemberSchemas();
  return TOKEN_MEMBERS.find((name) => Object.hasOwn(members, name));
}

/** The first page again and again, each time with another token. Leaves operations without pages alone. */
export function endlessToken(call: UnderstoodCall) {
  return (output: object, operation: Operation): object => {
    const member = tokenMember(operation);
    if (!member) return output;
    const members = operation.output.getMemberSchemas();
    const token = tokenToTheBeginning(listingId(call.operation, call.region, call.input));
    return { ...output, [member]: token, ...(Object.hasOwn(members, "Truncated") ? { Truncated: true } : {}) };
  };
}

/** A first page without an entry, whose token leads to the real one: AWS documents for many lists that it may be so. */
export function emptyFirstPage(call: UnderstoodCall) {
  return (output: object, operation: Operation): object => {
    const member = tokenMember(operation);
    const isFirst = Object.entries(call.input).every(([name, value]) => !isToken(name) || value === undefined);
    if (!member || !isFirst) return output;
    const empty = Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
    const members = operation.output.getMemberSchemas();
    const token = tokenToTheBeginning(listingId(call.operation, call.region, call.input));
    const truncated = Object.hasOwn(members, "Truncated") ? { Truncated: true } : {};
    return { ...Object.fromEntries(empty), [member]: token, ...truncated };
  };
}

const isToken = (name: string): boolean => TOKEN_MEMBERS.some((member) => member === name);
