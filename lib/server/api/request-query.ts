import "server-only";
import type { z } from "zod";
import { parameterProblem } from "./problem.ts";
import type { ParameterProblem } from "./read-parameters.ts";
import { readParameters } from "./read-parameters.ts";

/**
 * The query parameters of a request, read by their schema.
 *
 * @throws Problem 400 that names each parameter that is unknown or has a bad value
 */
export function parametersOf<Shape extends z.ZodRawShape>(
  request: Request,
  schema: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> {
  const { values, problems } = readParameters(schema, searchOf(request));
  demandNone(problems);
  return values;
}

/** A page query of a request, with any problem a refusal. @throws Problem 400 */
export function queryOf<Query>(
  request: Request,
  read: (parameters: URLSearchParams) => { query: Query; problems: readonly ParameterProblem[] },
): Query {
  const { query, problems } = read(searchOf(request));
  demandNone(problems);
  return query;
}

function searchOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}

function demandNone(problems: readonly ParameterProblem[]): void {
  if (problems.length > 0) throw parameterProblem(problems);
}
