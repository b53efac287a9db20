import type { ParameterProblem } from "#lib/views/parameter-problem.ts";

/** Lists the ignored parameters of the URL. */
export function Problems({ problems }: { problems: readonly ParameterProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="mb-3 rounded-md border border-aws-owned bg-aws-owned-soft px-3 py-2 text-sm">
      {problems.map(({ parameter, got, takes }) => (
        <p key={`${parameter} ${got}`}>
          Ignored invalid parameter <code className="font-mono text-xs">{parameter}</code>=“<bdi>{got}</bdi>”. Allowed:{" "}
          {takes}.
        </p>
      ))}
    </div>
  );
}
