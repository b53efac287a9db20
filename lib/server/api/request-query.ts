import "server-only";
import type { z } from "zod";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { type ReadQuery, readParameters } from "../url/read-parameters.ts";
import { parameterProblem } from "./problem.ts";

/**
 * The query parameters of a request, read by their schema.
 *
 * @throws Problem 400 with each unknown or invalid parameter
 */
export function parametersOf<Shape extends z.ZodRawShape>(
  request: Request,
  schema: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> {
  const { query, problems } = readParameters(schema, searchOf(request));
  demandNone(problems);
  return query;
}

/** A page query of a request; any invalid parameter rejects the request. @throws Problem 400 */
export function queryOf<Query>(request: Request, read: (parameters: URLSearchParams) => ReadQuery<Query>): Query {
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
