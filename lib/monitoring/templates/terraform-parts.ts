/** The address of the subscription, which its recipient must confirm. */
export const TOPIC_VARIABLES = `variable "alert_email" {
  description = "The email address that receives the alerts. Confirm the subscription with the link in the first message."
  type        = string
}`;

/** A topic, its policy for the service that publishes, and a subscription to confirm. */
export function topicResources(service: "events" | "cloudwatch"): string {
  const condition =
    service === "events"
      ? 'ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.key_watch.arn }'
      : 'StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id }';
  return `resource "aws_sns_topic" "key_alerts" {
  name_prefix  = "key-alerts-"
  display_name = "KMS key alerts"
}

resource "aws_sns_topic_policy" "key_alerts" {
  arn = aws_sns_topic.key_alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "PublishKeyAlerts"
      Effect    = "Allow"
      Principal = { Service = "${service}.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.key_alerts.arn
      Condition = { ${condition} }
    }]
  })
}

resource "aws_sns_topic_subscription" "key_alerts" {
  topic_arn = aws_sns_topic.key_alerts.arn
  protocol  = "email"
  endpoint  = var.alert_email
}`;
}

/** A trail that logs write events, including those of KMS, with its own key and bucket. */
export const TRAIL_RESOURCES = `data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  trail_arn = "arn:\${data.aws_partition.current.partition}:cloudtrail:\${local.region}:\${local.account}:trail/key-watch"
}

resource "aws_kms_key" "key_watch" {
  description         = "CloudTrail files of key-watch"
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Administration"
        Effect    = "Allow"
        Principal = { AWS = "arn:\${data.aws_partition.current.partition}:iam::\${local.account}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "CloudTrailEncrypts"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = ["kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
    ]
  })
}

resource "aws_s3_bucket" "key_watch" {
  bucket_prefix = "key-watch-"
}

resource "aws_s3_bucket_public_access_block" "key_watch" {
  bucket                  = aws_s3_bucket.key_watch.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "key_watch" {
  bucket = aws_s3_bucket.key_watch.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "key_watch" {
  bucket = aws_s3_bucket.key_watch.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "CloudTrailLooks"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.key_watch.arn
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
      {
        Sid       = "CloudTrailWrites"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "\${aws_s3_bucket.key_watch.arn}/AWSLogs/\${local.account}/*"
        Condition = {
          StringEquals = { "aws:SourceArn" = local.trail_arn, "s3:x-amz-acl" = "bucket-owner-full-control" }
        }
      },
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.key_watch.arn, "\${aws_s3_bucket.key_watch.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_cloudtrail" "key_watch" {
  name                          = "key-watch"
  s3_bucket_name                = aws_s3_bucket.key_watch.id
  kms_key_id                    = aws_kms_key.key_watch.arn
  enable_log_file_validation    = true
  include_global_service_events = false
  depends_on                    = [aws_s3_bucket_policy.key_watch]
  event_selector {
    read_write_type           = "WriteOnly"
    include_management_events = true
  }
}`;
