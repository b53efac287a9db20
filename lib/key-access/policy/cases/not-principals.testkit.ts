import {
  ACCOUNT,
  allow,
  asks,
  DEFAULT_KEY_POLICY,
  deny,
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

const source = 'IAM User Guide, "AWS JSON policy elements: NotPrincipal"';
const session = sessionArn("cross-account-audit-app", "monday", OTHER_ACCOUNT);
const auditApp = roleArn("cross-account-audit-app", OTHER_ACCOUNT);
const except = (...AWS: readonly string[]) => deny({ Principal: undefined, NotPrincipal: { AWS } });

type Row = readonly [string, unknown, PolicyCase["request"]["caller"], PolicyCase["decision"]];

const rows: readonly Row[] = [
  ["who is not named is denied", except(userArn("Bob"), ACCOUNT), principal(userArn("Alice", OTHER_ACCOUNT)), "denied"],
  ["a user with its account is left out", except(rootArn(), userArn("Bob")), principal(userArn("Bob")), "left-to-iam"],
  ["a user without its account may still be denied", except(userArn("Bob")), principal(userArn("Bob")), "cannot-tell"],
  ["an account without its user may still be denied", except(rootArn()), principal(userArn("Bob")), "cannot-tell"],
  ["the root user needs its account only", except(rootArn()), principal(rootArn()), "allowed"],
  ["of a role its session must be named too", except(rootArn(), roleArn("Reader")), reader, "cannot-tell"],
  [
    "somebody of the account may be the one that is left out",
    except(rootArn(), userArn("Bob")),
    someoneOf(ACCOUNT),
    "cannot-tell",
  ],
  ["of an account that is not named everybody is denied", except(OTHER_ACCOUNT), someoneOf(ACCOUNT), "denied"],
  ["a wildcard cannot be told", except("*"), reader, "cannot-tell"],
  [
    "a service that is named is left out",
    deny({ Principal: undefined, NotPrincipal: { Service: "bedrock.amazonaws.com" } }),
    service("bedrock.amazonaws.com"),
    "allowed",
  ],
  [
    "a service that is not named is denied",
    deny({ Principal: undefined, NotPrincipal: { AWS: rootArn() } }),
    service("bedrock.amazonaws.com"),
    "denied",
  ],
];
const forServices = allow({ Principal: { Service: "bedrock.amazonaws.com" } });

export const NOT_PRINCIPALS: readonly PolicyCase[] = [
  ...rows.map(([name, statement, caller, decision]) => ({
    name,
    source,
    policy: [DEFAULT_KEY_POLICY, forServices, statement],
    request: asks(caller, "kms:Decrypt"),
    decision,
  })),
  {
    name: "account, role and session together leave a session out",
    source,
    policy: [allow({ Principal: { AWS: auditApp } }), except(OTHER_ACCOUNT, auditApp, session)],
    request: asks(principal(session), "kms:Decrypt"),
    decision: "allowed",
    by: 0,
  },
  {
    name: "another session of that role may still be denied",
    source,
    policy: [allow({ Principal: { AWS: auditApp } }), except(OTHER_ACCOUNT, auditApp, session)],
    request: asks(principal(sessionArn("cross-account-audit-app", "friday", OTHER_ACCOUNT)), "kms:Decrypt"),
    decision: "cannot-tell",
  },
  {
    name: "AWS supports no Allow with NotPrincipal",
    source,
    policy: [allow({ Principal: undefined, NotPrincipal: { AWS: userArn("Bob") } })],
    request: asks(principal(roleArn("X", OTHER_ACCOUNT)), "kms:Decrypt"),
    decision: "cannot-tell",
  },
];
