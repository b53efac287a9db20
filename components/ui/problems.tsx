interface Problem {
  readonly parameter: string;
  readonly got: string;
  readonly takes: string;
}

/** Says which parts of the URL were not understood; the rest stays in force. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="mb-3 rounded-md border border-aws-owned bg-aws-owned-soft px-3 py-2 text-sm">
      {problems.map(({ parameter, got, takes }) => (
        <p key={`${parameter} ${got}`}>
          <code className="font-mono text-xs">{parameter}</code> is “<bdi>{got}</bdi>” but takes {takes}. It was left
          out; the rest is in force.
        </p>
      ))}
    </div>
  );
}
