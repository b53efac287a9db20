import { isRecord, isTexts, listOf } from "./json-values.ts";

/** Members that a statement of a resource policy must have, themselves or with `Not` before them. */
export type StatementMember = "Effect" | "Principal" | "Action" | "Resource" | "Condition";

/** The members that every statement needs, and what each may hold ("Grammar of the IAM JSON policy language"). */
export const MEMBERS_OF_STATEMENT: readonly {
  readonly member: StatementMember;
  readonly not: string | null;
  readonly isUnderstood: (value: unknown) => boolean;
}[] = [
  { member: "Effect", not: null, isUnderstood: (value) => value === "Allow" || value === "Deny" },
  {
    member: "Principal",
    not: "NotPrincipal",
    isUnderstood: (value) =>
      value === "*" || (isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every(isTexts)),
  },
  { member: "Action", not: "NotAction", isUnderstood: (value) => isTexts(value) && listOf(value).every(isAction) },
  { member: "Resource", not: "NotResource", isUnderstood: isTexts },
];

/** Everything that a statement may hold. */
export const EVERY_MEMBER: ReadonlySet<string> = new Set([
  "Sid",
  "Condition",
  ...MEMBERS_OF_STATEMENT.flatMap(({ member, not }) => (not === null ? [member] : [member, not])),
]);

/** `*` or `service:Name`, wildcards only in the name. */
const isAction = (value: unknown) => value === "*" || (typeof value === "string" && /^[a-z0-9-]+:[^:]+$/i.test(value));
