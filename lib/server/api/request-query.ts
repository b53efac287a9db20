import "server-only";
import type { z } from "zod";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";
import { type Which, whyNoPosture } from "../of-posture.ts";
import { type ReadQuery, readParameters } from "../url/read-parameters.ts";
import { Problem, parameterProblem } from "./problem.ts";
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

/**
 * What a request shows of a posture.
 *
 * @param what is missing where there is such a posture
 * @throws Problem 404 without it, 400 if the posture of a cursor is no longer kept
 */
export async function foundIn<View>(
  request: Request,
  which: Which,
  view: View | null,
  what = "a completed scan",
): Promise<View> {
  if (view !== null) return view;
  const cursor = searchOf(request).get("cursor");
  if (which.pinned && cursor) {
    const takes = `a cursor from a response whose posture is still kept; the posture of ${which.pinned.at} is not`;
    throw parameterProblem([{ parameter: "cursor", got: cursor.slice(0, 100), takes }]);
  }
  const why = await whyNoPosture(which);
  if (why.kind === "not-kept") throw new Problem(404, `The posture of ${why.at} is no longer kept.`);
  return found(view, what);
}

function searchOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}

function demandNone(problems: readonly ParameterProblem[]): void {
  if (problems.length > 0) throw parameterProblem(problems);
}
