const MINUTE = 60_000;

/** What a session lives by, in milliseconds. */
export const SESSION_LIFE = {
  /** However busy it is. */
  longest: 12 * 60 * MINUTE,
  /** Without a request. */
  idle: 60 * MINUTE,
  /** After this its secret is changed. */
  rotation: 15 * MINUTE,
  /** How long the old secret stays valid after the new one was first used; until then the response may have been lost. */
  overlap: MINUTE,
} as const;
