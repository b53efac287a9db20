import type { Operation } from "./operation.ts";
import type { Route, WireRequest } from "./wire.ts";

/** A path template made ready for matching. */
interface Template {
  readonly operation: Operation;
  readonly method: string;
  readonly path: RegExp;
  readonly labels: readonly string[];
  /** Query parameters that the template itself demands, e.g. `encryption` of `/?encryption`. */
  readonly literals: readonly (readonly [string, string])[];
}

const compiled = new WeakMap<Operation, Template>();

/**
 * Finds the operation that a REST request means, by method, path template and query literals. Of several that
 * fit, the one with more query literals and then with fewer labels is meant: `/a/settings` before `/a/{id}`.
 */
export function findRestRoute(
  request: WireRequest,
  operations: readonly Operation[],
  prefix: (operation: Operation) => string,
): Route | null {
  let best: { template: Template; match: RegExpMatchArray } | null = null;
  for (const operation of operations) {
    const template = compile(operation, prefix);
    if (!template || template.method !== request.method) continue;
    if (template.literals.some(([name, value]) => request.query.get(name) !== value)) continue;
    const match = request.path.match(template.path);
    if (match && (!best || rank(template) > rank(best.template))) best = { template, match };
  }
  if (!best) return null;
  const { template, match } = best;
  const labels = template.labels.map((label, index) => [label, decodeURIComponent(match[index + 1] ?? "")]);
  return { operation: template.operation, labels: Object.fromEntries(labels) };
}

function rank(template: Template): number {
  return template.literals.length * 100 - template.labels.length;
}

function compile(operation: Operation, prefix: (operation: Operation) => string): Template | null {
  if (!operation.http) return null;
  const known = compiled.get(operation);
  if (known) return known;
  const [path = "", query = ""] = (prefix(operation) + operation.http.path).split("?");
  const labels: string[] = [];
  const pattern = path
    .replace(/\/+$/, "")
    .split(/(\{[^}]+\})/)
    .map((part) => {
      const label = part.match(/^\{(.+?)(\+)?\}$/);
      if (!label?.[1]) return part.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
      labels.push(label[1]);
      return label[2] ? "(.+)" : "([^/]+)";
    })
    .join("");
  const template: Template = {
    operation,
    method: operation.http.method,
    path: new RegExp(`^${pattern}/?$`),
    labels,
    literals: [...new URLSearchParams(query)],
  };
  compiled.set(operation, template);
  return template;
}
