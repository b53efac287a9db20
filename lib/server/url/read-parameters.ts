import "server-only";
import type { z } from "zod";
import type { ParameterProblem } from "#lib/views/parameter-problem.ts";

/** The parameters of a URL as Next passes them to a page, or as a request has them. */
export type UrlParameters = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The valid parameters of a URL, and the invalid ones. */
export interface ReadQuery<Query> {
  readonly query: Query;
  readonly problems: readonly ParameterProblem[];
}

/**
 * Reads parameters one by one: an invalid value is reported and ignored while the others apply. An empty value, as in a
 * submitted form, counts as not given.
 */
export function readParameters<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  parameters: UrlParameters,
): ReadQuery<z.infer<z.ZodObject<Shape>>> {
  const problems: ParameterProblem[] = [];
  const good: Record<string, unknown> = {};
  for (const [parameter, given] of grouped(parameters)) {
    const field = Object.hasOwn(schema.shape, parameter) ? (schema.shape[parameter] as z.ZodType) : undefined;
    if (field) {
      const read = readField(field, given);
      if (read.good !== undefined) good[parameter] = read.good;
      const takes = field.meta()?.description ?? "another value";
      problems.push(...read.bad.map((got) => ({ parameter, got: shorten(got), takes })));
    } else {
      const takes = `none; the parameters are ${Object.keys(schema.shape).join(", ") || "none"}`;
      problems.push({ parameter: shorten(parameter), got: shorten(given.join(", ")), takes });
    }
  }
  const both = givenTogether(good);
  if (both.length > 0) delete good.at;
  return { query: schema.parse(good), problems: [...problems, ...both] };
}

/** The problem of a URL that has both `scan` and `at`; none of any other. The scan then counts. */
export function givenTogether({ scan, at }: { readonly scan?: unknown; readonly at?: unknown }): ParameterProblem[] {
  if (typeof scan !== "string" || typeof at !== "string") return [];
  return [
    { parameter: "at", got: shorten(at), takes: "a time only where no scan is given; the two exclude each other" },
  ];
}

/** A repeatable parameter keeps its valid values; any other is valid or invalid as a whole. */
function readField(field: z.ZodType, given: readonly string[]): { good: unknown; bad: string[] } {
  if (field.safeParse([]).success) {
    const good = given.filter((value) => field.safeParse([value]).success);
    const bad = given.filter((value) => !good.includes(value));
    return field.safeParse(good).success ? { good, bad } : { good: undefined, bad: [...given] };
  }
  const parsed = given.length === 1 ? field.safeParse(given[0]) : null;
  return parsed?.success ? { good: parsed.data, bad: [] } : { good: undefined, bad: [given.join(", ")] };
}

function grouped(parameters: UrlParameters): Map<string, string[]> {
  const entries =
    parameters instanceof URLSearchParams
      ? [...parameters]
      : Object.entries(parameters).flatMap(([name, value]) =>
          [value ?? []].flat().map((each) => [name, each] as const),
        );
  const groups = new Map<string, string[]>();
  for (const [name, value] of entries) {
    if (value !== "") groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return groups;
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
