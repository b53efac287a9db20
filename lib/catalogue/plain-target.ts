import { isInert } from "#lib/domain/inert.ts";
import type { Target } from "./change.ts";

/** Stand where the real thing cannot be written, in the manner of YOUR-KEY-ARN. */
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
  /** The placeholders that were written; the reader fills them in. */
  readonly placeholders: readonly string[];
}

/**
 * A target whose every member is inert. People paste remedies into a shell: a name is written by whoever made the
 * resource, and must not be able to end its quotes, start a command, or be expanded by CloudFormation or Terraform.
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
