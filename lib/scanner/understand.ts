/**
 * What a function of ours makes of an answer of AWS; null where it makes nothing of it. An answer can make any of them
 * throw: TypeError for a member of another type, RangeError for a time that is none, SyntaxError, URIError. Everything
 * that is given AWS's answers is called through this, so that no answer ends a scan.
 */
export function understand<Value>(read: () => Value | null): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Lets a promise be awaited later: should it reject before that, it is not "unhandled", which would end the process. */
export function started<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}

/** Why an answer that came is none: the message of its failure. */
export const NOT_UNDERSTOOD = "A member of the response does not have the type that AWS documents";
