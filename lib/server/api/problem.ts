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

  /** @param extension further members of the reply, e.g. the id of the scan that runs */
  constructor(status: ProblemStatus, detail: string, extension: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.status = status;
    this.extension = extension;
  }
}

/** The refusal of parameters: names each, what it got and what it takes. */
export function parameterProblem(problems: readonly ParameterProblem[]): Problem {
  const sentences = problems.map(
    ({ parameter, got, takes }) => `Parameter ${parameter} is "${got}"; it takes ${takes}.`,
  );
  return new Problem(400, sentences.join(" "), { problems });
}

/** The reply that a problem gets. */
export function problemResponse({ status, message, extension }: Problem, headers: HeadersInit = {}): Response {
  const body = { type: "about:blank", title: TITLES[status], status, detail: message, ...extension };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}
