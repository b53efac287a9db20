import "server-only";

/**
 * One value for the whole process. Next evaluates a module once for pages, once for route handlers, and again at each
 * reload in development; values that must be unique are stored here.
 */
export function processGlobal<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`bedrock-posture.${name}`);
  const values = globalThis as unknown as Record<symbol, Value | undefined>;
  const value = values[key] ?? make();
  values[key] = value;
  return value;
}

/** Forgets a value, so that the next use creates it again; returns it, if there was one. */
export function forgetProcessGlobal<Value>(name: string): Value | undefined {
  const key = Symbol.for(`bedrock-posture.${name}`);
  const values = globalThis as unknown as Record<symbol, Value | undefined>;
  const value = values[key];
  delete values[key];
  return value;
}
