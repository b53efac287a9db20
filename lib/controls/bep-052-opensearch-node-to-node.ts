import type { Control } from "./control.ts";
import { judgeByFacts, judgeStores } from "./judge-stores.ts";

export const opensearchNodeToNode: Control = {
  id: "BEP-052",
  title: "OpenSearch domains encrypt what their nodes tell each other",
  severity: "medium",
  severityReason:
    "Each document travels between nodes when it is written, copied and searched; without TLS there the data of a knowledge base is readable inside the domain's network.",
  rationale:
    "TLS at a domain's endpoint ends at the first node. Node-to-node encryption is a setting of its own, and a domain without it can look encrypted on every other count.",
  remediation: {
    summary:
      "Switch node-to-node encryption on. It starts a blue/green deployment, needs Elasticsearch 6.0 or later or OpenSearch, and cannot be switched off again.",
    console: [
      "Open the domain in the OpenSearch Service console, Security configuration, Edit.",
      "Under Encryption choose node-to-node encryption, and save.",
    ],
    cli: `aws opensearch update-domain-config --domain-name DOMAIN \\
  --node-to-node-encryption-options Enabled=true`,
    cloudFormation: `Type: AWS::OpenSearchService::Domain
Properties:
  DomainName: DOMAIN
  NodeToNodeEncryptionOptions: { Enabled: true }`,
    terraform: `resource "aws_opensearch_domain" "this" {
  domain_name = "DOMAIN"
  node_to_node_encryption {
    enabled = true
  }
}`,
  },
  sources: [
    'Amazon OpenSearch Service Developer Guide, "Node-to-node encryption for Amazon OpenSearch Service"',
    "SDK: NodeToNodeEncryptionOptions of @aws-sdk/client-opensearch",
    'AWS Security Hub User Guide, "Security Hub controls for OpenSearch Service": Opensearch.3, encrypt data sent between nodes',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-8", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-8(1)", by: "aws" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  *check(seen) {
    yield* judgeStores(seen, "opensearch-domain", (store) =>
      judgeByFacts(store, "domain", ({ NodeToNodeEncryption }) => {
        if (NodeToNodeEncryption === "true") return { answer: "pass", reason: "Node-to-node encryption is on." };
        if (NodeToNodeEncryption === "false") return { answer: "fail", reason: "Node-to-node encryption is off." };
        return { answer: "cannot-tell", reason: "The domain does not say whether node-to-node encryption is on." };
      }),
    );
  },
};
