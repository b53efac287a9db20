import type { ControlAnswer } from "#lib/domain/finding.ts";
import { PLAIN_HTTP_SENTENCES, type PlainHttp, plainHttp } from "#lib/key-access/plain-http/plain-http.ts";
import type { Control } from "./control.ts";
import { answerWith } from "./explained.ts";
import { judgeStores } from "./judge-stores.ts";

const ANSWERS = {
  denied: "pass",
  "let-in": "fail",
  "cannot-tell": "cannot-tell",
} as const satisfies Record<PlainHttp["kind"], ControlAnswer>;

export const tlsOnlyBuckets: Control<keyof typeof PLAIN_HTTP_SENTENCES> = {
  id: "BEP-050",
  scope: "region",
  title: "S3 buckets used by Bedrock should require TLS",
  severity: "medium",
  severityReason:
    "Encryption at rest does not protect data in transit: over unencrypted HTTP, documents and model responses are transmitted in clear text and can be intercepted.",
  rationale:
    "S3 accepts HTTP as well as HTTPS unless the bucket policy denies it. Bedrock itself connects over TLS; scripts, old clients and presigned URLs that use the same bucket may not. Only a Deny statement is effective: an Allow that requires TLS does not restrict what another policy allows.",
  remediation: {
    summary:
      "Add a statement to the bucket policy that denies s3:* to all principals where aws:SecureTransport is false, on the bucket and on its objects. First check the server access logs for clients that still use HTTP.",
    console: [
      "Open the bucket in the S3 console, Permissions, Bucket policy, Edit.",
      "Add the statement to the existing ones; Resource lists the bucket and the bucket with /* after it.",
      "Save, and verify that reading an object over http:// is denied.",
    ],
    cli: `aws s3api get-bucket-policy --bucket BUCKET --query Policy --output text > policy.json
# add to Statement: {"Sid":"DenyPlainHttp","Effect":"Deny","Principal":"*","Action":"s3:*",
#   "Resource":["arn:PARTITION:s3:::BUCKET","arn:PARTITION:s3:::BUCKET/*"],
#   "Condition":{"Bool":{"aws:SecureTransport":"false"}}}
aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json`,
    cloudFormation: `Type: AWS::S3::BucketPolicy
Properties:
  Bucket: BUCKET
  PolicyDocument:
    Version: "2012-10-17"
    Statement:
      - Sid: DenyPlainHttp
        Effect: Deny
        Principal: "*"
        Action: s3:*
        Resource:
          - !Sub "arn:\${AWS::Partition}:s3:::BUCKET"
          - !Sub "arn:\${AWS::Partition}:s3:::BUCKET/*"
        Condition: { Bool: { "aws:SecureTransport": "false" } }`,
    terraform: `data "aws_partition" "current" {}

resource "aws_s3_bucket_policy" "tls_only" {
  bucket = "BUCKET"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource = [
        "arn:\${data.aws_partition.current.partition}:s3:::BUCKET",
        "arn:\${data.aws_partition.current.partition}:s3:::BUCKET/*",
      ]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
  },
  sources: [
    'Amazon S3 User Guide, "Security best practices for Amazon S3": enforce encryption of data in transit with aws:SecureTransport',
    'AWS Security Hub User Guide, "Security Hub controls for Amazon S3": S3.5, buckets should require requests to use SSL',
    'IAM User Guide, "AWS global condition context keys": aws:SecureTransport',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-8", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-8(1)", by: "aws" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: PLAIN_HTTP_SENTENCES,
  *check(seen, { scope }) {
    yield* judgeStores(seen, "s3-bucket", (store) => {
      const { kind, reason } = plainHttp(store, scope.accountId);
      return answerWith(ANSWERS[kind], reason);
    });
  },
};
