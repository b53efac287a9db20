import "server-only";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";

const TITLES = {
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Body too large",
  415: "Unsupported media type",
  417: "Expectation failed",
  429: "Too many requests",
  500: "Internal error",
  502: "AWS request failed",
  503: "Service unavailable",
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** A failed request as an RFC 9457 problem. Thrown by handlers and guards; `route` returns it. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: ProblemStatus;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param extension further members of the response, e.g. the id of the running scan
   * @param headers of the response, e.g. `Allow`
   */
  constructor(
    status: ProblemStatus,
    detail: string,
    extension: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.status = status;
    this.extension = extension;
    this.headers = headers;
  }

  get title(): string {
    return TITLES[this.status];
  }
}

/** A problem for too many requests, with the time to retry in the sentence, the body and `Retry-After`. */
export function tryLater(status: 429 | 503, detail: string, seconds: number): Problem {
  const headers = { "Retry-After": String(seconds) };
  return new Problem(status, `${detail}. Try again in ${seconds} s.`, { retryAfter: seconds }, headers);
}

/** A problem for invalid parameters: names each, its value and the allowed values. */
export function parameterProblem(problems: readonly ParameterProblem[]): Problem {
  const sentences = problems.map(
    ({ parameter, got, takes }) => `Parameter ${parameter} has the invalid value "${got}". Allowed: ${takes}.`,
  );
  return new Problem(400, sentences.join(" "), { problems });
}

/** Status, headers and body of a problem. */
export function problemReply(problem: Problem) {
  const { status, title, message, extension, headers } = problem;
  return {
    status,
    headers: { ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
    body: JSON.stringify({ type: "about:blank", title, status, detail: message, ...extension }),
  };
}

/** A problem as a response. */
export function problemResponse(problem: Problem, more: Readonly<Record<string, string>> = {}): Response {
  const { status, headers, body } = problemReply(problem);
  return new Response(body, { status, headers: { ...more, ...headers } });
}
