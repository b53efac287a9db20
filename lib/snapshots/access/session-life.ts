const MINUTE = 60_000;

/** The lifetimes of a session, in milliseconds. */
export const SESSION_LIFE = {
  /** From its start, with or without requests. */
  longest: 12 * 60 * MINUTE,
  /** From the last request. */
  idle: 60 * MINUTE,
  /** From the last rotation of its secret. */
  rotation: 15 * MINUTE,
  /** How long the old secret stays valid after the new one was first used; until then the response may have been lost. */
  overlap: MINUTE,
} as const;
