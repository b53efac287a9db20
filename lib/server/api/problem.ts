import "server-only";
import type { ParameterProblem } from "./read-parameters.ts";

const TITLES = {
  400: "Bad request",
  401: "Not signed in",
  403: "Refused",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Body too large",
  415: "Not JSON",
  417: "Expectation failed",
  429: "Too many requests",
  500: "Internal error",
  502: "AWS did not answer",
  503: "Not available",
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** A request that gets no answer, as RFC 9457 says it. Thrown by handlers and guards; `route` replies with it. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: ProblemStatus;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param extension further members of the reply, e.g. the id of the scan that runs
   * @param headers of the reply, e.g. `Allow`
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

/** The refusal of what is too much for now: when to try again is in the sentence, the reply and its `Retry-After`. */
export function tryLater(status: 429 | 503, detail: string, seconds: number): Problem {
  const headers = { "Retry-After": String(seconds) };
  return new Problem(status, `${detail}: try again in ${seconds} s.`, { retryAfter: seconds }, headers);
}

/** The refusal of parameters: names each, what it got and what it takes. */
export function parameterProblem(problems: readonly ParameterProblem[]): Problem {
  const sentences = problems.map(
    ({ parameter, got, takes }) => `Parameter ${parameter} is "${got}"; it takes ${takes}.`,
  );
  return new Problem(400, sentences.join(" "), { problems });
}

/** What a problem is answered with. */
export function problemReply(problem: Problem) {
  const { status, title, message, extension, headers } = problem;
  return {
    status,
    headers: { ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
    body: JSON.stringify({ type: "about:blank", title, status, detail: message, ...extension }),
  };
}

/** The reply that a problem gets. */
export function problemResponse(problem: Problem, more: Readonly<Record<string, string>> = {}): Response {
  const { status, headers, body } = problemReply(problem);
  return new Response(body, { status, headers: { ...more, ...headers } });
}
