/** Limits of the web server for one request, one address and all connections. */
export interface HttpLimits {
  /** Bytes of a request's body. */
  readonly bodyBytes: number;
  /** Bytes of all headers together: several tabs that sign in at once have a cookie each. */
  readonly headersBytes: number;
  /** The request line and the headers must arrive within this time. */
  readonly headersMs: number;
  /** The whole request must arrive within this time. */
  readonly requestMs: number;
  /** How often connections are checked against these two times. */
  readonly checkMs: number;
  /** An idle connection is closed after this time; it is the longest pause while a client reads an export. */
  readonly idleMs: number;
  /** How long a client may continue to send a rejected body, so that it can read the response. */
  readonly lingerMs: number;
  readonly connections: number;
  /** For one address. Connections from this machine are not counted, because a proxy may run on it. */
  readonly connectionsOfAddress: number;
}

export const HTTP_LIMITS: HttpLimits = {
  bodyBytes: 16_384,
  headersBytes: 32 * 1024,
  headersMs: 10_000,
  requestMs: 20_000,
  checkMs: 2_000,
  idleMs: 10 * 60_000,
  lingerMs: 1_000,
  connections: 2_000,
  connectionsOfAddress: 500,
};
