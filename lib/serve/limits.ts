/** What one request, one address and all of them together may take of the web server. */
export interface HttpLimits {
  /** Bytes of a request's body. */
  readonly bodyBytes: number;
  /** Bytes of all headers together: many tabs that sign in at once have a cookie each. */
  readonly headersBytes: number;
  /** The request line and the headers must be here after so long. */
  readonly headersMs: number;
  /** The whole request must be here after so long. */
  readonly requestMs: number;
  /** Connections are held to these two times so often. */
  readonly checkMs: number;
  /** A connection on which nothing moves is closed after so long: it is the longest pause of who reads an export. */
  readonly idleMs: number;
  /** A client that still sends what was refused has so long to read the answer. */
  readonly lingerMs: number;
  readonly connections: number;
  /** Of one address; those of this machine itself are not counted, since a proxy may run on it. */
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
