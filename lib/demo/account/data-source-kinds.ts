import type { DataSourceConfiguration } from "@aws-sdk/client-bedrock-agent";

/** Pages of a Confluence space. */
export function fromConfluence(credentialsSecretArn: string): DataSourceConfiguration {
  return {
    type: "CONFLUENCE",
    confluenceConfiguration: {
      sourceConfiguration: {
        hostUrl: "https://aldermere.atlassian.example",
        hostType: "SAAS",
        authType: "OAUTH2_CLIENT_CREDENTIALS",
        credentialsSecretArn,
      },
    },
  };
}

/** Files of SharePoint sites. */
export function fromSharePoint(credentialsSecretArn: string): DataSourceConfiguration {
  return {
    type: "SHAREPOINT",
    sharePointConfiguration: {
      sourceConfiguration: {
        domain: "aldermere",
        siteUrls: ["https://aldermere.sharepoint.example/sites/claims"],
        hostType: "ONLINE",
        authType: "OAUTH2_CLIENT_CREDENTIALS",
        credentialsSecretArn,
      },
    },
  };
}

/** Objects of a Salesforce organisation. */
export function fromSalesforce(credentialsSecretArn: string): DataSourceConfiguration {
  return {
    type: "SALESFORCE",
    salesforceConfiguration: {
      sourceConfiguration: {
        hostUrl: "https://aldermere.salesforce.example",
        authType: "OAUTH2_CLIENT_CREDENTIALS",
        credentialsSecretArn,
      },
    },
  };
}

/** Public web pages. */
export const FROM_WEB: DataSourceConfiguration = {
  type: "WEB",
  webConfiguration: {
    sourceConfiguration: { urlConfiguration: { seedUrls: [{ url: "https://brokers.aldermere.example" }] } },
  },
};

/** Documents put in by API. */
export const FROM_API: DataSourceConfiguration = { type: "CUSTOM" };

/** Metadata of Redshift tables. */
export const FROM_REDSHIFT_METADATA: DataSourceConfiguration = { type: "REDSHIFT_METADATA" };

/** A connector of a managed knowledge base; its parameters are free-form JSON. */
export const FROM_CONNECTOR: DataSourceConfiguration = {
  type: "MANAGED_KNOWLEDGE_BASE_CONNECTOR",
  managedKnowledgeBaseConnectorConfiguration: {
    connectorParameters: {
      type: "S3",
      note: "CANARY-CONTENT",
      connectionConfiguration: { bucketName: "aldermere-documents-us" },
    },
  },
};
