import type { PolicyStatement } from "#lib/domain/key-policy.ts";

/** What a remark is about: each kind is judged by one control. */
export type RemarkKind = "open-to-others" | "service-without-source" | "free-grants" | "wide-administration";

/** Something about one statement of a key policy that lets more in than it should, or may. */
export interface Remark {
  readonly kind: RemarkKind;
  /** Place of the statement, from 0. */
  readonly index: number;
  readonly answer: "fail" | "cannot-tell";
  /** One sentence: what it lets whom do, and what would bind it. */
  readonly sentence: string;
}

/** What one statement is remarked on for; null where there is nothing to say. */
export type Review = (
  statement: PolicyStatement,
  /** The account of the key. */
  accountId: string,
) => Pick<Remark, "answer" | "sentence"> | null;

/** Half a sentence that begins a remark: how people find the statement. */
export function called({ sid }: PolicyStatement): string {
  return sid === null || sid === "" ? "A statement without Sid" : `Statement ${sid}`;
}
