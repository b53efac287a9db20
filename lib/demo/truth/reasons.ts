import type { ControlAnswer } from "#lib/domain/finding.ts";

/** The reason codes that the demo account gives, by control and answer: each was read with an example of its sentence. */
export const TRUE_REASONS: Readonly<Record<string, Readonly<Record<ControlAnswer, readonly string[]>>>> = {
  "BEP-001": {
    pass: ["draft-and-deployed"],
    fail: ["draft-and-deployed"],
    "cannot-tell": ["draft-and-deployed"],
  },
  "BEP-002": {
    pass: [
      "aws-managed-by-default",
      "aws-owned",
      "aws-owned-literal",
      "inherited",
      "key-aws-managed",
      "key-customer-managed",
      "key-gone",
      "key-unusable",
      "service-default-key",
      "sse-s3",
    ],
    fail: ["encryption-disabled"],
    "cannot-tell": ["inherited", "inherits-unread", "key-not-described", "key-unreadable", "not-listed"],
  },
  "BEP-003": {
    pass: ["inherited", "key-customer-managed", "key-gone", "key-unusable"],
    fail: [
      "aws-managed-by-default",
      "aws-owned",
      "aws-owned-literal",
      "inherited",
      "key-aws-managed",
      "service-default-key",
      "sse-s3",
    ],
    "cannot-tell": ["inherited", "inherits-unread", "key-not-described", "key-unreadable", "not-listed"],
  },
  "BEP-004": {
    pass: ["material-expires", "usable"],
    fail: ["deleted", "unusable"],
    "cannot-tell": ["key-not-described"],
  },
  "BEP-005": {
    pass: ["enabled"],
    fail: ["disabled"],
    "cannot-tell": ["key-not-described"],
  },
  "BEP-006": {
    pass: ["created-since"],
    fail: ["created-before"],
    "cannot-tell": ["key-unreadable"],
  },
  "BEP-007": {
    pass: ["mode-none", "project-uses-account"],
    fail: ["mode", "project-uses-account"],
    "cannot-tell": ["mode-not-read", "not-listed"],
  },
  "BEP-010": {
    pass: ["allowed"],
    fail: ["denied", "missing", "stopped"],
    "cannot-tell": ["cannot-tell", "left-to-iam", "policy-not-offered", "policy-not-read"],
  },
  "BEP-011": {
    pass: ["no-open-statement"],
    fail: ["open-to-all"],
    "cannot-tell": ["key-not-described", "policy-not-offered", "policy-not-read"],
  },
  "BEP-012": {
    pass: ["every-source-restricted"],
    fail: ["service-without-source"],
    "cannot-tell": ["key-not-described", "policy-not-offered", "policy-not-read"],
  },
  "BEP-013": {
    pass: ["every-grant-restricted"],
    fail: ["unrestricted-grants"],
    "cannot-tell": ["key-not-described", "policy-not-offered", "policy-not-read"],
  },
  "BEP-014": {
    pass: ["separated"],
    fail: ["usage-and-administration"],
    "cannot-tell": ["key-not-described", "policy-not-offered", "policy-not-read"],
  },
  "BEP-020": {
    pass: ["invocation-running", "resource-exists"],
    fail: ["references"],
    "cannot-tell": ["grants-not-read", "invocation-old", "no-evidence", "references"],
  },
  "BEP-021": {
    pass: ["grant-exists"],
    fail: ["grant-missing", "grants-missing"],
    "cannot-tell": [
      "administered-by-another-account",
      "grants-not-listed",
      "key-not-described",
      "maybe-without-reference",
      "resource-not-ready",
    ],
  },
  "BEP-022": {
    pass: ["encryption-context", "source-arn"],
    fail: ["documented-constraint-missing", "no-constraint"],
    "cannot-tell": ["grants-not-read", "no-constraint-and-not-documented"],
  },
  "BEP-023": {
    pass: ["operations-documented"],
    fail: ["operations-beyond"],
    "cannot-tell": ["grants-not-read", "operations-not-documented"],
  },
  "BEP-024": {
    pass: ["documented-service"],
    fail: ["external-principal", "own-principal"],
    "cannot-tell": ["grantee-unknown", "grants-not-read"],
  },
  "BEP-030": {
    pass: ["used"],
    fail: ["no-use"],
    "cannot-tell": ["key-not-described", "key-of-another-account", "no-use-yet", "use-not-read"],
  },
  "BEP-040": {
    pass: ["logged"],
    fail: ["not-logged"],
    "cannot-tell": ["unknown"],
  },
  "BEP-041": {
    pass: ["alert-exists"],
    fail: ["no-alert"],
    "cannot-tell": ["alert-unknown"],
  },
  "BEP-042": {
    pass: ["alert-exists"],
    fail: ["no-alert"],
    "cannot-tell": ["alert-unknown"],
  },
  "BEP-043": {
    pass: ["protected"],
    fail: ["no-trail"],
    "cannot-tell": ["trail-unknown"],
  },
  "BEP-050": {
    pass: ["http-denied"],
    fail: ["http-not-denied", "no-policy"],
    "cannot-tell": ["http-unknown", "policy-not-read", "policy-not-valid"],
  },
  "BEP-051": {
    pass: ["https-required"],
    fail: ["http-accepted", "tls-1-0-allowed"],
    "cannot-tell": ["policy-not-known"],
  },
  "BEP-052": {
    pass: ["enabled"],
    fail: ["disabled"],
    "cannot-tell": ["not-returned"],
  },
  "BEP-053": {
    pass: ["endpoint-for-each-service"],
    fail: ["used-services-without-endpoint"],
    "cannot-tell": ["endpoints-not-read", "other-services-without-endpoint"],
  },
};
