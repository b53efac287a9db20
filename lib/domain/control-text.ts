/** A requirement of a framework that a control maps to. */
export interface FrameworkReference {
  /** e.g. `NIST SP 800-53 r5`, `ISO/IEC 27001:2022`, `CIS AWS Foundations 5.0`. */
  readonly framework: string;
  /** e.g. `SC-28`, `A.8.24`, `4.7`. */
  readonly id: string;
  /** `aws`: AWS itself (Security Hub, AWS's own guidance) maps such a check to it. `analogy`: we do. */
  readonly by: "aws" | "analogy";
}

export const SEVERITIES = ["high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Everything about a control that is text. */
export interface ControlText {
  /** `BEP-nnn`. */
  readonly id: string;
  /** What must hold, as a statement: `Key policies name who may use the key`. */
  readonly title: string;
  readonly severity: Severity;
  /** Why it has that severity: what happens where it fails. */
  readonly severityReason: string;
  readonly rationale: string;
  readonly remediation: {
    /** What to do, in a sentence or two. */
    readonly summary: string;
    /** Steps in the AWS console. */
    readonly console: readonly string[];
    readonly cli: string | null;
    readonly cloudFormation: string | null;
    readonly terraform: string | null;
  };
  /** AWS pages or SDK comments behind the claims above. */
  readonly sources: readonly string[];
  readonly frameworks: readonly FrameworkReference[];
}
