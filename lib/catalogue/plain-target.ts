import { isInert } from "#lib/domain/inert.ts";
import type { Target } from "./change.ts";

/** Placeholders for values that cannot be written safely, like YOUR-KEY-ARN. */
const PLACEHOLDERS = {
  arn: "RESOURCE-ARN",
  name: "RESOURCE-NAME",
  region: "REGION",
  id: "RESOURCE-ID",
  parentArn: "PARENT-ARN",
  parentId: "PARENT-ID",
} as const;

export interface PlainTarget {
  readonly target: Target;
  /** The placeholders in use, which the reader replaces. */
  readonly placeholders: readonly string[];
}

/**
 * A target whose members are safe to paste into a shell. The creator of a resource chooses its name, which must not
 * be able to end its quotes, start a command, or be expanded by CloudFormation or Terraform.
 */
export function plainTarget(target: Target): PlainTarget {
  const placeholders: string[] = [];
  const plain = (member: keyof typeof PLACEHOLDERS): string => {
    const text = target[member];
    if (!text || isInert(text)) return text ?? "";
    placeholders.push(PLACEHOLDERS[member]);
    return PLACEHOLDERS[member];
  };
  return {
    target: {
      arn: plain("arn"),
      name: plain("name"),
      region: plain("region"),
      id: plain("id"),
      parentArn: target.parentArn === null ? null : plain("parentArn"),
      parentId: plain("parentId"),
      key: target.key,
    },
    placeholders,
  };
}
