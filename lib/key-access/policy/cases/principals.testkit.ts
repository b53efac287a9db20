import {
  ACCOUNT,
  allow,
  asks,
  OTHER_ACCOUNT,
  type PolicyCase,
  principal,
  reader,
  roleArn,
  rootArn,
  service,
  sessionArn,
  someoneOf,
  userArn,
} from "./policy-case.testkit.ts";

const PRINCIPAL = 'IAM User Guide, "AWS JSON policy elements: Principal"';
const SERVICES = 'IAM User Guide, "AWS JSON policy elements: Principal": AWS service principals';
const SESSIONS = 'IAM User Guide, "AWS JSON policy elements: Principal": role session principals';
const IDS = 'IAM User Guide, "IAM identifiers": unique identifiers';
const DEFAULT = 'AWS KMS Developer Guide, "Default key policy"';

type Row = readonly [string, string, unknown, PolicyCase["request"]["caller"], PolicyCase["decision"]];

const session = principal(sessionArn("Reader", "monday"));
const bedrock = service("bedrock.amazonaws.com");
const bob = principal(userArn("Bob"));
const root = principal(rootArn());
const aws = (...AWS: readonly string[]) => ({ AWS });
const services = (...Service: readonly string[]) => ({ Service });

const rows: readonly Row[] = [
  ["a role is met by its ARN", PRINCIPAL, aws(roleArn("Reader")), reader, "allowed"],
  ["another role is not", PRINCIPAL, aws(roleArn("Writer")), reader, "not-allowed"],
  [
    "a role of that name in another account is not",
    PRINCIPAL,
    aws(roleArn("Reader", OTHER_ACCOUNT)),
    reader,
    "not-allowed",
  ],
  ["case counts in names of roles", PRINCIPAL, aws(roleArn("reader")), reader, "not-allowed"],
  ["a user is met by its ARN", PRINCIPAL, aws(userArn("Bob")), bob, "allowed"],
  ["a user is no role of that name", PRINCIPAL, aws(roleArn("Bob")), bob, "not-allowed"],
  ["one of many is enough", PRINCIPAL, aws(userArn("Alice"), userArn("Bob")), bob, "allowed"],
  ["a role stands for its sessions", SESSIONS, aws(roleArn("Reader")), session, "allowed"],
  ["a role with a path stands for its sessions", SESSIONS, aws(roleArn("team/a/Reader")), session, "allowed"],
  ["a session is met by its ARN", SESSIONS, aws(sessionArn("Reader", "monday")), session, "allowed"],
  ["another session of the role is not", SESSIONS, aws(sessionArn("Reader", "friday")), session, "not-allowed"],
  ["which session a role will have is not known", SESSIONS, aws(sessionArn("Reader", "monday")), reader, "cannot-tell"],
  ["the root of the account leaves its roles to IAM", DEFAULT, aws(rootArn()), reader, "left-to-iam"],
  ["so does the account's id", DEFAULT, aws(ACCOUNT), reader, "left-to-iam"],
  ["for the root user itself it is an allow", DEFAULT, aws(rootArn()), root, "allowed"],
  ["the account leaves sessions to IAM", DEFAULT, aws(rootArn()), session, "left-to-iam"],
  ["some identity of the account is left to IAM", DEFAULT, aws(rootArn()), someoneOf(ACCOUNT), "left-to-iam"],
  ["another account is not meant", DEFAULT, aws(rootArn(OTHER_ACCOUNT)), reader, "not-allowed"],
  ["a service is no identity of the account", DEFAULT, aws(rootArn()), bedrock, "not-allowed"],
  ["naming the role beside its account is an allow", PRINCIPAL, aws(ACCOUNT, roleArn("Reader")), reader, "allowed"],
  ["* is everyone", PRINCIPAL, "*", reader, "allowed"],
  ["* under AWS is the same", PRINCIPAL, aws("*"), principal(roleArn("X", OTHER_ACCOUNT)), "allowed"],
  ["a wildcard stands for no part of an ARN", PRINCIPAL, aws(roleArn("Read*")), reader, "cannot-tell"],
  ["the id of a deleted role matches nobody", IDS, aws("AROAEXAMPLEDELETEDROLE"), reader, "not-allowed"],
  ["what names nobody that IAM knows cannot be told", PRINCIPAL, aws("Reader"), reader, "cannot-tell"],
  ["a service is met by its name", SERVICES, services("bedrock.amazonaws.com"), bedrock, "allowed"],
  ["another service is not", SERVICES, services("s3.amazonaws.com"), bedrock, "not-allowed"],
  ["a role is no service", SERVICES, services("bedrock.amazonaws.com"), reader, "not-allowed"],
  [
    "a service with its Region is met by that name",
    SERVICES,
    services("logs.us-east-1.amazonaws.com"),
    service("logs.us-east-1.amazonaws.com"),
    "allowed",
  ],
  [
    "whether a Region's name stands for the service cannot be told",
    SERVICES,
    services("logs.us-east-1.amazonaws.com"),
    service("logs.amazonaws.com"),
    "cannot-tell",
  ],
  [
    "users of an identity provider are not asked for",
    PRINCIPAL,
    { Federated: "cognito-identity.amazonaws.com" },
    reader,
    "not-allowed",
  ],
  ["nor are canonical ids", PRINCIPAL, { CanonicalUser: "79a59df900b949e55d96a1e698fbaced" }, reader, "not-allowed"],
  ["another kind of principal cannot be told", PRINCIPAL, { Robot: "r2" }, reader, "cannot-tell"],
  ["one named role may, if it is the one", PRINCIPAL, aws(roleArn("Reader")), someoneOf(ACCOUNT), "allowed-to-named"],
  [
    "a role of another account is not meant",
    PRINCIPAL,
    aws(roleArn("X", OTHER_ACCOUNT)),
    someoneOf(ACCOUNT),
    "not-allowed",
  ],
];

export const PRINCIPALS: readonly PolicyCase[] = rows.map(([name, source, Principal, caller, decision]) => ({
  name,
  source,
  policy: [allow({ Principal })],
  request: asks(caller, "kms:Decrypt"),
  decision,
}));
