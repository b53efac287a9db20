import type { PolicyStatement } from "#lib/domain/key-policy.ts";

/** The kind of a remark: each is evaluated by one control. */
export type RemarkKind = "open-to-others" | "service-without-source" | "free-grants" | "wide-administration";

/** A statement of a key policy that grants more access than it should, or may do so. */
export interface Remark {
  readonly kind: RemarkKind;
  /** Index of the statement, from 0. */
  readonly index: number;
  readonly answer: "fail" | "cannot-tell";
  /** One sentence: what the statement allows whom, and which condition is missing. */
  readonly sentence: string;
}

/** Reviews one statement; null if there is nothing to remark. */
export type Review = (
  statement: PolicyStatement,
  /** The account of the key. */
  accountId: string,
) => Pick<Remark, "answer" | "sentence"> | null;

/** The subject of a remark's sentence: the Sid, by which people find the statement. */
export function called({ sid }: PolicyStatement): string {
  return sid === null || sid === "" ? "A statement without Sid" : `Statement ${sid}`;
}
