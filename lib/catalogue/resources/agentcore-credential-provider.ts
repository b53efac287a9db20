import {
  GetApiKeyCredentialProviderCommand,
  GetOauth2CredentialProviderCommand,
  GetPaymentCredentialProviderCommand,
  ListApiKeyCredentialProvidersCommand,
  ListOauth2CredentialProvidersCommand,
  ListPaymentCredentialProvidersCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { type Claim, inherits, store } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType, type Scope } from "../resource-type.ts";
import { agentcoreArn } from "./agentcore-arn.ts";

/** The secret that a provider names; without one the credential is in the token vault. */
function credential(secretArn: string | undefined, scope: Scope): Claim {
  return secretArn
    ? store("secret", secretArn)
    : inherits({ type: "agentcore-token-vault", arn: agentcoreArn(scope, "token-vault/default") });
}

const shared = {
  service: "bedrock-agentcore-control",
  identify: ({
    item,
  }: {
    item: { credentialProviderArn: string | undefined; name: string | undefined; createdTime: Date | undefined };
  }) => ({
    arn: item.credentialProviderArn ?? "",
    name: item.name ?? "",
    createdAt: item.createdTime,
  }),
  change: {
    how: "elsewhere",
    summary: "Stored in Secrets Manager or the token vault: change the key there.",
    source: "SDK: the providers name a secret and no key",
  },
  sources: [
    "SDK: apiKeySecretArn, clientSecretArn; a privateKeySource's kmsKeyArn is a signing key and protects no data at rest",
  ],
} as const;

export const agentcoreApiKeyCredentialProvider = resourceType({
  ...shared,
  type: "agentcore-api-key-credential-provider",
  label: ["API key provider", "API key providers"],
  listings: () => [
    listing(
      "bedrock-agentcore:ListApiKeyCredentialProviders",
      (page) => new ListApiKeyCredentialProvidersCommand({ ...page, maxResults: 100 }),
      (output) => output.credentialProviders,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetApiKeyCredentialProvider",
    command: ({ item }) => new GetApiKeyCredentialProviderCommand({ name: item.name }),
    proof: (detail) => detail.credentialProviderArn,
  },
  protects: [
    {
      data: "credentials",
      from: ({ detail, scope }) => credential(detail.apiKeySecretArn?.secretArn, scope),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
});

export const agentcoreOauth2CredentialProvider = resourceType({
  ...shared,
  type: "agentcore-oauth2-credential-provider",
  label: ["OAuth2 credential provider", "OAuth2 credential providers"],
  listings: () => [
    listing(
      "bedrock-agentcore:ListOauth2CredentialProviders",
      (page) => new ListOauth2CredentialProvidersCommand({ ...page, maxResults: 20 }),
      (output) => output.credentialProviders,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetOauth2CredentialProvider",
    command: ({ item }) => new GetOauth2CredentialProviderCommand({ name: item.name }),
    proof: (detail) => detail.credentialProviderArn,
  },
  protects: [
    {
      data: "credentials",
      from: ({ detail, scope }) => credential(detail.clientSecretArn?.secretArn, scope),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
});

export const agentcorePaymentCredentialProvider = resourceType({
  ...shared,
  type: "agentcore-payment-credential-provider",
  label: ["Payment credential provider", "Payment credential providers"],
  listings: () => [
    listing(
      "bedrock-agentcore:ListPaymentCredentialProviders",
      (page) => new ListPaymentCredentialProvidersCommand({ ...page, maxResults: 20 }),
      (output) => output.credentialProviders,
    ),
  ],
  read: {
    permission: "bedrock-agentcore:GetPaymentCredentialProvider",
    command: ({ item }) => new GetPaymentCredentialProviderCommand({ name: item.name }),
    proof: (detail) => detail.credentialProviderArn,
  },
  protects: [
    {
      data: "credentials",
      from: ({ detail, scope }) => {
        const { coinbaseCdpConfiguration: coinbase, stripePrivyConfiguration: stripe } =
          detail.providerConfigurationOutput ?? {};
        const secrets = [
          coinbase?.apiKeySecretArn,
          coinbase?.walletSecretArn,
          stripe?.appSecretArn,
          stripe?.authorizationPrivateKeyArn,
        ].flatMap((secret) => secret?.secretArn ?? []);
        return secrets.length > 0 ? secrets.map((arn) => store("secret", arn)) : credential(undefined, scope);
      },
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
});
