/** Folders whose texts users read: pages, API descriptions, errors and messages of the server. */
export const COVERED = [
  "app",
  "components",
  "lib/format",
  "lib/server/api",
  "lib/controls",
  "lib/domain",
  "lib/catalogue",
  "lib/key-access",
  "lib/scanner",
  "lib/cli",
  "lib/aws",
  "lib/server",
  "lib/evidence",
  "lib/snapshots",
  "lib/serve",
  "lib/worker",
] as const;

interface PlainWord {
  /** Matches the word or phrase that must not be shown. */
  readonly banned: RegExp;
  readonly write: string;
  /** Whether AWS writes it so: allowed where its documentation is quoted, in double quotes. */
  readonly isQuotable?: true;
  /** Folders in which it is a term of AWS (an RDS snapshot) or the name of a folder. */
  readonly allowedIn?: readonly string[];
}

/** Idioms of this project that a reader of the AWS documentation does not know, each with the usual term. */
export const PLAIN_WORDS: readonly PlainWord[] = [
  { banned: /\bmend(s|ed|ing)?\b/i, write: "fix, remediate" },
  { banned: /\b(made|make|makes|written|write|encrypted) anew\b/i, write: "recreate, re-encrypt" },
  { banned: /\b(about to go|if (this|the) key goes|goes away)\b/i, write: "pending deletion" },
  { banned: /\b(is|are|was|were|be) gone\b/i, write: "is deleted, no longer exists" },
  { banned: /\b(some|any|no)body\b/i, write: "a principal, an alert, none" },
  { banned: /\bwho(m)?ever\b/i, write: "the principal that, any user" },
  { banned: /\b(can ?not|could not|can't|couldn't) (be told|tell)\b/i, write: "unknown" },
  { banned: /\bcannot be judged\b|\b(is|are|was|were) judged\b/i, write: "is evaluated" },
  { banned: /\bheld against\b/i, write: "evaluated" },
  { banned: /\bspeaks? to\b/i, write: "maps to, applies to" },
  { banned: /\bby analogy\b/i, write: "our mapping" },
  { banned: /\bstrangers?\b|\bforeign (account|principal)s?\b/i, write: "external account" },
  {
    banned: /\bturn(s|ed)? (plain HTTP )?away\b|\btakes? HTTPS\b|\bplain HTTP\b/i,
    write: "requires TLS, unencrypted HTTP",
  },
  { banned: /\blook(s|ed|ing)? (at|again|there)\b/i, write: "view, scan, refresh" },
  { banned: /\bgot no answer\b|\bno answer\b/i, write: "failed, no response" },
  {
    banned: /\bsaid by\b|\bAWS (does not )?sa(y|ys|id)\b|\bsays (that|KMS|AWS)\b|, says (KMS|AWS)/i,
    write: "reported, not exposed",
  },
  { banned: /\bpieces? of data\b/i, write: "protection, data item" },
  {
    banned: /\bAWS-(owned|managed)\b|\bcustomer-managed (KMS )?keys?\b/,
    write: "AWS owned, AWS managed, customer managed (no hyphen)",
    isQuotable: true,
  },
  {
    banned: /\bunder (a|an|the|this|that|which|another|your|its|one) ([\w/-]+ ){0,3}keys?\b/i,
    write: "encrypted with … key",
  },
  { banned: /\bunder no condition\b/i, write: "no conditions (unrestricted)" },
  { banned: /\blet(s)? (in|anybody|everyone)\b|\bmay use (it|the key)\b/i, write: "has access" },
  { banned: /\b(is|are|was|were|be|been|being) told\b/i, write: "an alert exists, is notified" },
  { banned: /\brefused for rate\b/i, write: "throttled" },
  { banned: /\bfor want of\b/i, write: "without" },
  { banned: /\bnever a pass\b|\bno comfort\b|\bno proof\b/i, write: "unknown, weak evidence" },
  { banned: /\bleft to (the )?(account|IAM)\b/i, write: "delegates to IAM policies" },
  { banned: /\b(in force|as it is|in earnest)\b/i, write: "active, unchanged" },
  { banned: /\bhow far\b|\bcame to\b/i, write: "progress" },
  { banned: /\btakes the role\b|\bfor the role\b/i, write: "requires the … role" },
  {
    banned: /\bsnapshots?\b/i,
    write: "scan",
    allowedIn: [
      "lib/catalogue/resources",
      "lib/catalogue/stores",
      "lib/controls/bep-002",
      "lib/cli/lint",
      "lib/snapshots/migrations",
    ],
  },
];
