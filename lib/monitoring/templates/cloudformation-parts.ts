/*
 * Parts of CloudFormation templates. They are JSON, so that every name is escaped.
 */

type Resources = Readonly<Record<string, unknown>>;

const arnOf = (rest: string) => ({ "Fn::Sub": `arn:\${AWS::Partition}:${rest}` });

/** A topic, its policy for the service that publishes, and a subscription to confirm. */
export function topicResources(service: "events" | "cloudwatch"): Resources {
  return {
    KeyAlertsTopic: { Type: "AWS::SNS::Topic", Properties: { DisplayName: "KMS key alerts" } },
    KeyAlertsTopicPolicy: {
      Type: "AWS::SNS::TopicPolicy",
      Properties: {
        Topics: [{ Ref: "KeyAlertsTopic" }],
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "PublishKeyAlerts",
              Effect: "Allow",
              Principal: { Service: `${service}.amazonaws.com` },
              Action: "sns:Publish",
              Resource: { Ref: "KeyAlertsTopic" },
              Condition:
                service === "events"
                  ? { ArnEquals: { "aws:SourceArn": { "Fn::GetAtt": ["KeyWatchRule", "Arn"] } } }
                  : { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
            },
          ],
        },
      },
    },
    KeyAlertsSubscription: {
      Type: "AWS::SNS::Subscription",
      Properties: { TopicArn: { Ref: "KeyAlertsTopic" }, Protocol: "email", Endpoint: { Ref: "AlertEmail" } },
    },
  };
}

/** The address of the subscription, which its recipient must confirm. */
export const TOPIC_PARAMETERS: Resources = {
  AlertEmail: {
    Type: "String",
    Description:
      "The email address that receives the alerts. Confirm the subscription with the link in the first message.",
    AllowedPattern: "[^@\\s]+@[^@\\s]+",
  },
};

const TRAIL_ARN = arnOf(`cloudtrail:\${AWS::Region}:\${AWS::AccountId}:trail/key-watch`);
const FROM_TRAIL = { StringEquals: { "aws:SourceArn": TRAIL_ARN } };
const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };
const BUCKET = { "Fn::GetAtt": ["KeyWatchBucket", "Arn"] };
const IN_BUCKET = (path: string) => ({ "Fn::Sub": `\${KeyWatchBucket.Arn}/${path}` });

const bucketPolicy = [
  {
    Sid: "CloudTrailLooks",
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "s3:GetBucketAcl",
    Resource: BUCKET,
    Condition: FROM_TRAIL,
  },
  {
    Sid: "CloudTrailWrites",
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "s3:PutObject",
    Resource: IN_BUCKET(`AWSLogs/\${AWS::AccountId}/*`),
    Condition: { StringEquals: { ...FROM_TRAIL.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
  },
  {
    Sid: "OnlyOverTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [BUCKET, IN_BUCKET("*")],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
];

const keyPolicy = [
  {
    Sid: "Administration",
    Effect: "Allow",
    Principal: { AWS: arnOf(`iam::\${AWS::AccountId}:root`) },
    Action: "kms:*",
    Resource: "*",
  },
  {
    Sid: "CloudTrailEncrypts",
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    Condition: FROM_TRAIL,
  },
];

/** A trail that logs write events, including those of KMS, with its own key and bucket. */
export const TRAIL_RESOURCES: Resources = {
  KeyWatchKey: {
    Type: "AWS::KMS::Key",
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
    Properties: { EnableKeyRotation: true, KeyPolicy: { Version: "2012-10-17", Statement: keyPolicy } },
  },
  KeyWatchBucket: {
    Type: "AWS::S3::Bucket",
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
    Properties: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: "Enabled" },
    },
  },
  KeyWatchBucketPolicy: {
    Type: "AWS::S3::BucketPolicy",
    Properties: {
      Bucket: { Ref: "KeyWatchBucket" },
      PolicyDocument: { Version: "2012-10-17", Statement: bucketPolicy },
    },
  },
  KeyWatchTrail: {
    Type: "AWS::CloudTrail::Trail",
    DependsOn: "KeyWatchBucketPolicy",
    Properties: {
      TrailName: "key-watch",
      IsLogging: true,
      IsMultiRegionTrail: false,
      EnableLogFileValidation: true,
      IncludeGlobalServiceEvents: false,
      S3BucketName: { Ref: "KeyWatchBucket" },
      KMSKeyId: { "Fn::GetAtt": ["KeyWatchKey", "Arn"] },
      EventSelectors: [{ ReadWriteType: "WriteOnly", IncludeManagementEvents: true }],
    },
  },
};
