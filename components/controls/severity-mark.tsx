import type { Severity } from "#lib/domain/control-text.ts";

const LOOK = {
  high: "border-unencrypted text-unencrypted",
  medium: "border-aws-owned text-aws-owned",
  low: "border-line-strong text-muted",
} as const satisfies Record<Severity, string>;

/** A severity as word and colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span className={`severity-mark ${LOOK[severity]}`}>
      <span className="sr-only">Severity: </span>
      {severity}
    </span>
  );
}
