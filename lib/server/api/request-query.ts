import "server-only";
import type { z } from "zod";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import type { PageQuery } from "../url/page-cursor.ts";
import { type ReadQuery, readParameters } from "../url/read-parameters.ts";
import { parameterProblem } from "./problem.ts";
import { found } from "./route.ts";

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

/** A list of a completed scan. @throws Problem 404 without such a scan, 400 if the scan of a cursor was deleted */
export function foundList<View>(request: Request, { scan, asked }: PageQuery, view: View | null): View {
  const cursor = searchOf(request).get("cursor");
  if (view === null && scan !== asked && cursor) {
    const takes = `a cursor from a response with a scan that exists; scan ${scan} was deleted`;
    throw parameterProblem([{ parameter: "cursor", got: cursor.slice(0, 100), takes }]);
  }
  return found(view, "a completed scan");
}

function searchOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}

function demandNone(problems: readonly ParameterProblem[]): void {
  if (problems.length > 0) throw parameterProblem(problems);
}
