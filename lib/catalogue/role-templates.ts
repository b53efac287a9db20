/** The formats of a role for use from another account. */
export const ROLE_FORMATS = ["cloudformation", "terraform"] as const;
export type RoleFormat = (typeof ROLE_FORMATS)[number];

/**
 * A role that allows only the given actions to one other account, which must present an external id against the
 * confused deputy problem (AWS IAM User Guide, "The confused deputy problem"). Account and external id are parameters;
 * an external id is not a secret.
 *
 * @param actions IAM actions, e.g. those of `permissions()`
 */
export const roleTemplate = (format: RoleFormat, actions: readonly string[]): string =>
  WRITERS[format](sorted(actions));

const WRITERS = {
  cloudformation: cloudFormationRole,
  terraform: terraformRole,
} satisfies Record<RoleFormat, (actions: readonly string[]) => string>;

const sorted = (actions: readonly string[]): readonly string[] => [...new Set(actions)].sort();

const lines = (actions: readonly string[], write: (action: string) => string): string => actions.map(write).join("\n");

function cloudFormationRole(actions: readonly string[]): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Description: A read-only role for Bedrock Posture, for use from another account
Parameters:
  TrustedAccountId:
    Type: String
    Description: The account from which Bedrock Posture scans this account
    AllowedPattern: "^[0-9]{12}$"
    ConstraintDescription: must be an account id of 12 digits
  ExternalId:
    Type: String
    Description: The external ID that Bedrock Posture passes when it assumes the role
    MinLength: 2
    MaxLength: 1224
    AllowedPattern: "^[a-zA-Z0-9+=,.@:/_-]+$"
Resources:
  BedrockPostureRole:
    Type: AWS::IAM::Role
    Properties:
      Description: Read-only access to the encryption posture of Amazon Bedrock
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub "arn:\${AWS::Partition}:iam::\${TrustedAccountId}:root"
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                sts:ExternalId: !Ref ExternalId
      Policies:
        - PolicyName: BedrockPostureRead
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: BedrockPostureRead
                Effect: Allow
                Resource: "*"
                Action:
${lines(actions, (action) => `                  - ${action}`)}
Outputs:
  RoleArn:
    Description: The role to assume
    Value: !GetAtt BedrockPostureRole.Arn`;
}

function terraformRole(actions: readonly string[]): string {
  return `variable "trusted_account_id" {
  description = "The account from which Bedrock Posture scans this account"
  type        = string
  validation {
    condition     = can(regex("^[0-9]{12}$", var.trusted_account_id))
    error_message = "trusted_account_id must be an account id of 12 digits."
  }
}

variable "external_id" {
  description = "The external ID that Bedrock Posture passes when it assumes the role"
  type        = string
  validation {
    condition     = can(regex("^[a-zA-Z0-9+=,.@:/_-]{2,1224}$", var.external_id))
    error_message = "external_id must have 2 to 1224 characters of letters, digits and +=,.@:/_-."
  }
}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "bedrock_posture_trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:\${data.aws_partition.current.partition}:iam::\${var.trusted_account_id}:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.external_id]
    }
  }
}

data "aws_iam_policy_document" "bedrock_posture_read" {
  statement {
    sid       = "BedrockPostureRead"
    resources = ["*"]
    actions = [
${lines(actions, (action) => `      "${action}",`)}
    ]
  }
}

resource "aws_iam_role" "bedrock_posture" {
  name_prefix        = "bedrock-posture-"
  description        = "Read-only access to the encryption posture of Amazon Bedrock"
  assume_role_policy = data.aws_iam_policy_document.bedrock_posture_trust.json
}

resource "aws_iam_role_policy" "bedrock_posture" {
  name   = "BedrockPostureRead"
  role   = aws_iam_role.bedrock_posture.id
  policy = data.aws_iam_policy_document.bedrock_posture_read.json
}

output "role_arn" {
  description = "The role to assume"
  value       = aws_iam_role.bedrock_posture.arn
}`;
}
