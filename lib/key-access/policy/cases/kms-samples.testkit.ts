import {
  ACCOUNT,
  asks,
  DEFAULT_KEY_POLICY,
  OTHER_ACCOUNT,
  type PolicyCase,
  principal,
  roleArn,
  rootArn,
  service,
  someoneOf,
  userArn,
} from "./policy-case.testkit.ts";

const DEFAULT = 'AWS KMS Developer Guide, "Default key policy"';
const VIA = 'AWS KMS Developer Guide, "AWS KMS condition keys": kms:ViaService';
const CALLER = 'AWS KMS Developer Guide, "AWS KMS condition keys": kms:CallerAccount';
const CONTEXT = 'AWS KMS Developer Guide, "AWS KMS condition keys": kms:EncryptionContext:context-key';
const KEYS = 'AWS KMS Developer Guide, "AWS KMS condition keys": kms:EncryptionContextKeys';
const GRANTS = 'AWS KMS Developer Guide, "AWS KMS condition keys": kms:GrantConstraintType, kms:GrantOperations';
const CROSS = 'AWS KMS Developer Guide, "Allowing users in other accounts to use a KMS key"';
const SERVICES = 'AWS KMS Developer Guide, "Permissions for AWS services in key policies"';
const LOGS = 'Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS"';

const example = roleArn("ExampleRole");
const asRole = principal(example);
const base = { Effect: "Allow", Principal: { AWS: example }, Resource: "*" };
const USE = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

/** What the console writes: delegation, administrators, users, and grants for AWS services. */
const console = [
  DEFAULT_KEY_POLICY,
  { ...base, Principal: { AWS: userArn("KeyAdmin") }, Action: ["kms:Put*", "kms:ScheduleKeyDeletion"] },
  { ...base, Action: USE },
  {
    ...base,
    Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  },
];
const viaTwo = [
  {
    ...base,
    Action: USE,
    Condition: { StringEquals: { "kms:ViaService": ["ec2.us-west-2.amazonaws.com", "rds.us-west-2.amazonaws.com"] } },
  },
];
/** The form of the policies of AWS managed keys. */
const awsManaged = [
  {
    ...base,
    Principal: { AWS: "*" },
    Action: USE,
    Condition: { StringEquals: { "kms:CallerAccount": ACCOUNT, "kms:ViaService": "ec2.us-west-2.amazonaws.com" } },
  },
];
const appContext = [
  { ...base, Action: USE, Condition: { StringEquals: { "kms:EncryptionContext:AppName": "ExampleApp" } } },
];
const appKeys = [
  { ...base, Action: USE, Condition: { "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "AppName" } } },
];
const grantOperations = [
  {
    ...base,
    Action: "kms:CreateGrant",
    Condition: {
      StringEquals: { "kms:GrantConstraintType": "EncryptionContextEquals" },
      "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt", "Decrypt"] },
    },
  },
];
const crossAccount = [{ ...base, Principal: { AWS: [rootArn(OTHER_ACCOUNT)] }, Action: USE }];
const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:Example-topic-name`;
const forTopics = [
  {
    ...base,
    Principal: { Service: "sns.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Condition: { ArnLike: { "aws:SourceArn": topic }, StringEquals: { "aws:SourceAccount": ACCOUNT } },
  },
];
const forLogs = [
  {
    ...base,
    Principal: { Service: "logs.us-east-1.amazonaws.com" },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"],
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:${ACCOUNT}:*` } },
  },
];

const via = (name: string) => ({ "kms:viaservice": [`${name}.us-west-2.amazonaws.com`] });
const context = (name: string, value: string) => ({ [`kms:encryptioncontext:${name.toLowerCase()}`]: [value] });
const grant = (type: string, ...operations: readonly string[]) => ({
  "kms:grantconstrainttype": [type],
  "kms:grantoperations": operations,
});
const sns = service("sns.amazonaws.com");
const logs = service("logs.us-east-1.amazonaws.com");
const foreign = principal(roleArn("X", OTHER_ACCOUNT));

type Row = readonly [string, string, readonly unknown[], PolicyCase["request"], PolicyCase["decision"]];

const rows: readonly Row[] = [
  ["a user of the key may use it", DEFAULT, console, asks(asRole, "kms:Decrypt"), "allowed"],
  [
    "whether a user may delete it is IAM's word",
    DEFAULT,
    console,
    asks(asRole, "kms:ScheduleKeyDeletion"),
    "left-to-iam",
  ],
  [
    "an administrator may change the policy",
    DEFAULT,
    console,
    asks(principal(userArn("KeyAdmin")), "kms:PutKeyPolicy"),
    "allowed",
  ],
  [
    "grants for an AWS service",
    DEFAULT,
    console.slice(1),
    asks(asRole, "kms:CreateGrant", { "kms:grantisforawsresource": ["true"] }),
    "allowed",
  ],
  [
    "grants for somebody else",
    DEFAULT,
    console.slice(1),
    asks(asRole, "kms:CreateGrant", { "kms:grantisforawsresource": ["false"] }),
    "not-allowed",
  ],
  ["a stranger may not", DEFAULT, console, asks(foreign, "kms:Decrypt"), "not-allowed"],
  ["through one of two services", VIA, viaTwo, asks(asRole, "kms:Decrypt", via("rds")), "allowed"],
  ["through a third", VIA, viaTwo, asks(asRole, "kms:Decrypt", via("s3")), "not-allowed"],
  ["through none", VIA, viaTwo, asks(asRole, "kms:Decrypt", { "kms:viaservice": null }), "not-allowed"],
  [
    "everyone of the account through the service",
    CALLER,
    awsManaged,
    asks(someoneOf(ACCOUNT), "kms:Decrypt", via("ec2")),
    "allowed",
  ],
  ["nobody of another account", CALLER, awsManaged, asks(foreign, "kms:Decrypt", via("ec2")), "not-allowed"],
  ["the context's pair", CONTEXT, appContext, asks(asRole, "kms:Decrypt", context("AppName", "ExampleApp")), "allowed"],
  [
    "the value counts case",
    CONTEXT,
    appContext,
    asks(asRole, "kms:Decrypt", context("AppName", "exampleapp")),
    "not-allowed",
  ],
  [
    "no such pair",
    CONTEXT,
    appContext,
    asks(asRole, "kms:Decrypt", { "kms:encryptioncontext:appname": null }),
    "not-allowed",
  ],
  ["a context that is not known", CONTEXT, appContext, asks(asRole, "kms:Decrypt"), "cannot-tell"],
  [
    "one of the context's keys",
    KEYS,
    appKeys,
    asks(asRole, "kms:Decrypt", { "kms:encryptioncontextkeys": ["AppName", "x"] }),
    "allowed",
  ],
  [
    "a key of another case",
    KEYS,
    appKeys,
    asks(asRole, "kms:Decrypt", { "kms:encryptioncontextkeys": ["appname"] }),
    "not-allowed",
  ],
  [
    "a grant within its constraint and operations",
    GRANTS,
    grantOperations,
    asks(asRole, "kms:CreateGrant", grant("EncryptionContextEquals", "Decrypt")),
    "allowed",
  ],
  [
    "a grant for one operation more",
    GRANTS,
    grantOperations,
    asks(asRole, "kms:CreateGrant", grant("EncryptionContextEquals", "Decrypt", "CreateGrant")),
    "not-allowed",
  ],
  [
    "a grant under another constraint",
    GRANTS,
    grantOperations,
    asks(asRole, "kms:CreateGrant", grant("EncryptionContextSubset", "Decrypt")),
    "not-allowed",
  ],
  ["another account's IAM policies decide", CROSS, crossAccount, asks(foreign, "kms:Decrypt"), "left-to-iam"],
  [
    "a third account is not let in",
    CROSS,
    crossAccount,
    asks(principal(roleArn("X", "777788889999")), "kms:Decrypt"),
    "not-allowed",
  ],
  [
    "a service for its source",
    SERVICES,
    forTopics,
    asks(sns, "kms:Decrypt", { "aws:sourcearn": [topic], "aws:sourceaccount": [ACCOUNT] }),
    "allowed",
  ],
  [
    "a service for another account",
    SERVICES,
    forTopics,
    asks(sns, "kms:Decrypt", { "aws:sourcearn": [topic], "aws:sourceaccount": [OTHER_ACCOUNT] }),
    "not-allowed",
  ],
  [
    "log groups of the account",
    LOGS,
    forLogs,
    asks(logs, "kms:GenerateDataKey", context("aws:logs:arn", `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/b`)),
    "allowed",
  ],
  [
    "log groups of another account",
    LOGS,
    forLogs,
    asks(logs, "kms:GenerateDataKey", context("aws:logs:arn", `arn:aws:logs:us-east-1:${OTHER_ACCOUNT}:log-group:/b`)),
    "not-allowed",
  ],
];

/** Sample policies of the AWS KMS Developer Guide, in the form that they have there. */
export const KMS_SAMPLES: readonly PolicyCase[] = rows.map(([name, source, policy, request, decision]) => ({
  name,
  source,
  policy,
  request,
  decision,
}));
