import { DatabaseError } from "../database-error.ts";
import { readJson } from "../stored-json.ts";

/** A value without what changes with every read, and what was taken out of it, in the order of a walk through it. */
export interface Taken {
  /** JSON with `null` where a member was taken. */
  readonly json: string;
  readonly exact: readonly unknown[];
}

/**
 * Takes out what changes with every read: time and request id of every call, the message of every failure, and the
 * last use of a key. Two reads of an unchanged thing then have equal JSON.
 */
export function takeExact(value: unknown): Taken {
  const exact: unknown[] = [];
  const uses = new Set<unknown>();
  const content = new Set<unknown>();
  const json = JSON.stringify(value, function (this: unknown, name: string, member: unknown) {
    if (content.has(this)) {
      if (isObject(member)) content.add(member);
    } else if (isExact(this, name, uses.has(this))) {
      exact.push(member);
      return null;
    } else if (isContent(this, name, member)) content.add(member);
    else if (name === LAST_USE) uses.add(member);
    return member;
  });
  return { json, exact };
}

/** `takeExact` for a value that is JSON already. */
export const takeExactText = (json: string): Taken => takeExact(readJson(json));

/**
 * Puts back what `takeExact` took.
 *
 * @param exact null where the archive was deleted: the members stay null
 * @throws DatabaseError `corrupt` when it does not fit
 */
export function giveExact<Value>(json: string, exact: readonly unknown[] | null): Value {
  const value = readJson<Value>(json);
  if (exact === null) return value;
  const given = giveWithin(value, "", exact, 0);
  if (given !== exact.length) throw doesNotFit();
  return value;
}

/** @returns how many are given then */
function giveWithin(holder: unknown, holderName: string, exact: readonly unknown[], given: number): number {
  if (!isObject(holder)) return given;
  let next = given;
  for (const name of Object.keys(holder)) {
    if (isExact(holder, name, holderName === LAST_USE)) {
      if (next >= exact.length) throw doesNotFit();
      holder[name] = exact[next];
      next += 1;
    } else if (!isContent(holder, name, holder[name])) next = giveWithin(holder[name], name, exact, next);
  }
  return next;
}

const LAST_USE = "lastUse";

function isExact(holder: unknown, name: string, isUse: boolean): boolean {
  if (name === "value") return isUse && isReadPart(holder);
  return (name === "at" || name === "requestId" || name === "message") && isCall(holder);
}

/** By the names of its members alone: their values are gone when they are to be put back. */
const isCall = (value: unknown): boolean =>
  isObject(value) && "operation" in value && "requestId" in value && "at" in value;

/**
 * Whether an object is content as a whole. The tags of a key and the encryption contexts of a grant have names that
 * others choose: they could look like a call, and a changed tag would then not be seen.
 */
const isContent = (holder: unknown, name: string, member: unknown): boolean =>
  isObject(member) &&
  ((name === "value" && isReadPart(holder) && !Array.isArray(member)) || name.startsWith("encryptionContext"));

const isReadPart = (value: unknown): boolean => isObject(value) && value.kind === "read" && "call" in value;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const doesNotFit = () =>
  new DatabaseError("corrupt", "An archive does not fit its reading: restore a backup or scan again.", null);
