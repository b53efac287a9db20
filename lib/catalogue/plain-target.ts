import type { Target } from "./change.ts";

/**
 * What is inert wherever a remedy writes it: bare or quoted in a shell, in JSON, in YAML (plain or quoted) and in HCL.
 * It begins with a letter or a digit, so that no command takes it for an option.
 */
const INERT = /^[A-Za-z0-9][A-Za-z0-9_.:/#-]{0,2047}$/;

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
    if (!text || INERT.test(text)) return text ?? "";
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
