/**
 * What a control judges. A row is a piece of data at rest; a resource stands for all its rows; a key for the rows
 * under it; a store for the rows that lie in it. A grant, a Region stand for themselves.
 */
export type Subject =
  | { readonly kind: "row"; readonly id: string }
  | { readonly kind: "resource"; readonly id: string }
  | { readonly kind: "key"; readonly arn: string }
  | { readonly kind: "grant"; readonly keyArn: string; readonly grantId: string }
  | { readonly kind: "store"; readonly arn: string }
  | { readonly kind: "region"; readonly region: string };

/** The three answers of a control. What could not be verified is never a pass. */
export const ANSWERS = ["pass", "fail", "cannot-tell"] as const;
export type ControlAnswer = (typeof ANSWERS)[number];

/** The result of a control for one subject. `Code` is a reason code of the control. */
export interface Judgement<Code extends string = string> {
  readonly subject: Subject;
  readonly answer: ControlAnswer;
  /** One or two sentences that an auditor can quote: what was observed. Made from the next two. */
  readonly reason: string;
  readonly reasonCode: Code;
  /** Plain JSON. */
  readonly reasonParameters: object;
  /** Where the subject is, and what people call it. */
  readonly region: string;
  readonly name: string;
}

/** A failed or unknown check. */
export interface Finding extends Judgement {
  /** `BEP-nnn`. */
  readonly control: string;
  readonly answer: "fail" | "cannot-tell";
  /** The Regions of its units, sorted; empty for the account-wide unit. */
  readonly units: readonly string[];
}

/** A finding as a snapshot keeps it: a code with parameters and an empty `reason`; older ones have only their `reason`. */
export interface KeptFinding extends Omit<Finding, "reasonCode" | "reasonParameters" | "units"> {
  readonly reasonCode?: string | undefined;
  readonly reasonParameters?: object | undefined;
  /** Of a resource, and of a row that has one. */
  readonly resourceId: string | null;
  readonly accountId: string;
}

/** How often a control gave each answer. */
export interface ControlTally {
  readonly control: string;
  readonly pass: number;
  readonly fail: number;
  readonly cannotTell: number;
}

/** The same for the subjects of one unit. */
export interface UnitControlTally extends ControlTally {
  /** Empty for the account-wide unit. */
  readonly region: string;
  /** The answers about one key or store of another Region than the unit: further units may have them too. */
  readonly about?: SharedSubject;
}

/** A key or store that several units may use. */
export interface SharedSubject {
  readonly arn: string;
  readonly region: string;
}

/** The key or store of another Region that a judgement is about, itself or a grant of it, seen from a unit. */
export function subjectElsewhere(judgement: Pick<Judgement, "subject" | "region">, unit: string): SharedSubject | null {
  const shared = sharedSubject(judgement);
  return shared === null || shared.region === unit ? null : shared;
}

function sharedSubject({ subject, region }: Pick<Judgement, "subject" | "region">): SharedSubject | null {
  switch (subject.kind) {
    case "key":
    case "store":
      return { arn: subject.arn, region };
    case "grant":
      return { arn: subject.keyArn, region };
    case "row":
    case "resource":
    case "region":
      return null;
  }
}

/** The text form of a subject, the same in every scan: `kind id`. */
export function subjectId(subject: Subject): string {
  switch (subject.kind) {
    case "row":
    case "resource":
      return `${subject.kind} ${subject.id}`;
    case "key":
    case "store":
      return `${subject.kind} ${subject.arn}`;
    case "grant":
      return `grant ${subject.keyArn} ${subject.grantId}`;
    case "region":
      return `region ${subject.region}`;
  }
}
