const MINUTE = 60_000;

/** What a session lives by, in milliseconds. */
export const SESSION_LIFE = {
  /** However busy it is. */
  longest: 12 * 60 * MINUTE,
  /** Without a request. */
  idle: 60 * MINUTE,
  /** After this its secret is changed. */
  rotation: 15 * MINUTE,
  /** The old secret is taken for so long after the new one has come back; until then the answer may have been lost. */
  overlap: MINUTE,
} as const;
