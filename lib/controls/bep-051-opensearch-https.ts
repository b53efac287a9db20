import type { Control } from "./control.ts";
import { type Explained, explainedBy } from "./explained.ts";
import { judgeDomain, judgeStores, UNREAD_DOMAIN } from "./judge-stores.ts";

interface Policy {
  readonly policy: string;
}

const REASONS = {
  ...UNREAD_DOMAIN,
  "http-accepted": () => "es:DescribeDomain returned that HTTPS is not enforced: the domain accepts unencrypted HTTP.",
  "tls-1-0-allowed": ({ policy }: Policy) =>
    `es:DescribeDomain returned the TLS policy ${policy}, which allows TLS 1.0.`,
  "https-not-returned": () => "es:DescribeDomain did not return whether the domain requires HTTPS.",
  "policy-not-returned": () =>
    "es:DescribeDomain returned that the domain requires HTTPS, but no TLS policy: the lowest TLS version is unknown.",
  "policy-not-known": ({ policy }: Policy) =>
    `es:DescribeDomain returned the TLS policy ${policy}, which this version does not know: the lowest TLS version is unknown.`,
  "https-required": ({ policy }: Policy) =>
    `es:DescribeDomain returned that the domain requires HTTPS with TLS policy ${policy}.`,
};
const explain = explainedBy(REASONS);

/** The lowest version that each policy allows (SDK, TLSSecurityPolicy). */
const FROM_TLS_1_2: Readonly<Record<string, boolean>> = {
  "Policy-Min-TLS-1-0-2019-07": false,
  "Policy-Min-TLS-1-2-2019-07": true,
  "Policy-Min-TLS-1-2-PFS-2023-10": true,
  "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08": true,
};

export const opensearchHttps: Control<keyof typeof REASONS> = {
  id: "BEP-051",
  scope: "region",
  title: "OpenSearch domains should require HTTPS with TLS 1.2 or later",
  severity: "medium",
  severityReason:
    "The vectors of a knowledge base and their text passages are customer documents; without TLS they are transmitted in clear text.",
  rationale:
    "A domain also accepts HTTP unless EnforceHTTPS is set, and its TLS policy decides which TLS versions it accepts. OpenSearch Serverless is not evaluated: AWS documents that its endpoints use TLS 1.2, and there is no setting.",
  remediation: {
    summary:
      "Require HTTPS and choose a TLS policy with TLS 1.2 or later, preferably the one with perfect forward secrecy. Both can be changed in place; clients that use HTTP or TLS 1.0 stop working.",
    console: [
      "Open the domain in the OpenSearch Service console, Security configuration, Edit.",
      "Set 'Require HTTPS for all traffic to the domain' and choose a TLS policy with TLS 1.2 or later.",
    ],
    cli: `aws opensearch update-domain-config --domain-name DOMAIN \\
  --domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-PFS-2023-10`,
    cloudFormation: `Type: AWS::OpenSearchService::Domain
Properties:
  DomainName: DOMAIN
  DomainEndpointOptions:
    EnforceHTTPS: true
    TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10`,
    terraform: `resource "aws_opensearch_domain" "this" {
  domain_name = "DOMAIN"
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}`,
  },
  sources: [
    "SDK: DomainEndpointOptions, EnforceHTTPS and TLSSecurityPolicy of @aws-sdk/client-opensearch",
    'AWS Security Hub User Guide, "Security Hub controls for OpenSearch Service": Opensearch.8, the latest TLS security policy',
    'Amazon OpenSearch Service Developer Guide, "What is Amazon OpenSearch Serverless?": TLS 1.2 on all communication with its endpoints',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-8", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-8(1)", by: "aws" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  *check(seen) {
    yield* judgeStores(seen, "opensearch-domain", (store) => judgeDomain(store, judgeEndpoint));
  },
};

function judgeEndpoint({
  EnforceHTTPS,
  TLSSecurityPolicy: policy,
}: Readonly<Record<string, string>>): Explained<keyof typeof REASONS> {
  const recent = policy === undefined ? undefined : FROM_TLS_1_2[policy];
  if (EnforceHTTPS === "false") return explain("fail", "http-accepted");
  if (policy !== undefined && recent === false) return explain("fail", "tls-1-0-allowed", { policy });
  if (EnforceHTTPS !== "true") return explain("cannot-tell", "https-not-returned");
  if (policy === undefined) return explain("cannot-tell", "policy-not-returned");
  return recent === undefined
    ? explain("cannot-tell", "policy-not-known", { policy })
    : explain("pass", "https-required", { policy });
}
