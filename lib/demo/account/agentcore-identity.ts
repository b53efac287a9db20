import type {
  GetApiKeyCredentialProviderCommandOutput,
  GetOauth2CredentialProviderCommandOutput,
  GetPaymentCredentialProviderCommandOutput,
  GetTokenVaultCommandOutput,
  PaymentManagerSummary,
} from "@aws-sdk/client-bedrock-agentcore-control";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { AP_KEYS, EU_KEYS, US_KEYS } from "./key-names.ts";
import { changedOn, madeOn } from "./made-on.ts";
import type { PerRegion } from "./regions.ts";
import { SECRETS_NAMED } from "./store-names.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;
const agentcore = (region: string, resource: string) => arn("bedrock-agentcore", region, resource);
const inVault = (region: string, kind: string, name: string) =>
  agentcore(region, `token-vault/default/${kind}credentialprovider/${name}`);
const times = (name: string) => ({ createdTime: madeOn(name), lastUpdatedTime: changedOn(name) });

export type TokenVault = Answered<GetTokenVaultCommandOutput>;

const vault = (region: string, kmsConfiguration: TokenVault["kmsConfiguration"]): TokenVault => ({
  tokenVaultId: "default",
  kmsConfiguration,
  lastModifiedDate: changedOn(`vault ${region}`),
});

/** Every Region has one. */
export const TOKEN_VAULTS: PerRegion<TokenVault> = {
  [US]: [vault(US, { keyType: "CustomerManagedKey", kmsKeyArn: US_KEYS.agents })],
  [EU]: [vault(EU, { keyType: "ServiceManagedKey" })],
  [AP]: [vault(AP, { keyType: "CustomerManagedKey", kmsKeyArn: AP_KEYS.retired })],
};

export type ApiKeyProvider = Held<Answered<GetApiKeyCredentialProviderCommandOutput>>;

const apiKeyProvider = (region: string, name: string, secretArn: string, reading?: "denied"): ApiKeyProvider => ({
  ...(reading ? { reading } : {}),
  detail: {
    name,
    credentialProviderArn: inVault(region, "apikey", name),
    apiKeySecretArn: { secretArn },
    ...times(name),
  },
});

export const API_KEY_PROVIDERS: PerRegion<ApiKeyProvider> = {
  [US]: [
    apiKeyProvider(US, "claims-weather", SECRETS_NAMED.identityWeather),
    apiKeyProvider(US, "broker-search", SECRETS_NAMED.identitySearch),
    apiKeyProvider(US, "pilot-maps", SECRETS_NAMED.identityMaps),
    apiKeyProvider(US, "health-lookup", SECRETS_NAMED.identityWeather, "denied"),
  ],
  [EU]: [apiKeyProvider(EU, "schaden-karten", SECRETS_NAMED.identityKarten)],
  [AP]: [],
};

export type Oauth2Provider = Held<Answered<GetOauth2CredentialProviderCommandOutput>>;

const crm = (region: string, name: string, secretArn: string, reading?: "denied"): Oauth2Provider => ({
  ...(reading ? { reading } : {}),
  detail: {
    name,
    credentialProviderVendor: "SalesforceOauth2",
    credentialProviderArn: inVault(region, "oauth2", name),
    clientSecretArn: { secretArn },
    oauth2ProviderConfigOutput: {
      salesforceOauth2ProviderConfig: {
        oauthDiscovery: { discoveryUrl: "https://login.example.com/.well-known/openid-configuration" },
      },
    },
    ...times(name),
  },
});

/** The last signs its requests with a key of KMS instead of keeping a secret: that key protects nothing at rest. */
export const OAUTH2_PROVIDERS: PerRegion<Oauth2Provider> = {
  [US]: [
    crm(US, "claims-crm", SECRETS_NAMED.identityCrm),
    crm(US, "broker-crm", SECRETS_NAMED.identityBrokerCrm),
    crm(US, "pilot-crm", SECRETS_NAMED.identityPilotCrm),
    crm(US, "health-crm", SECRETS_NAMED.identityCrm, "denied"),
    {
      detail: {
        name: "claims-bank",
        credentialProviderVendor: "CustomOauth2",
        credentialProviderArn: inVault(US, "oauth2", "claims-bank"),
        clientSecretArn: undefined,
        oauth2ProviderConfigOutput: {
          customOauth2ProviderConfig: {
            oauthDiscovery: { discoveryUrl: "https://bank.example.com/.well-known/openid-configuration" },
            privateKeyJwtConfig: {
              privateKeySource: { kmsKeySource: { kmsKeyArn: US_KEYS.signing } },
              signingAlgorithm: "PS256",
            },
          },
        },
        ...times("claims-bank"),
      },
    },
  ],
  [EU]: [],
  [AP]: [],
};

export type PaymentProvider = Held<Answered<GetPaymentCredentialProviderCommandOutput>>;

function paymentProvider(
  name: string,
  of: Pick<PaymentProvider["detail"], "credentialProviderVendor" | "providerConfigurationOutput">,
  reading?: "denied",
): PaymentProvider {
  const detail = { name, credentialProviderArn: inVault(US, "payment", name), ...of, ...times(name) };
  return reading ? { reading, detail } : { detail };
}

const coinbase = (apiKey: string, wallet: string) => ({
  credentialProviderVendor: "CoinbaseCDP" as const,
  providerConfigurationOutput: {
    coinbaseCdpConfiguration: {
      apiKeyId: "CANARY-CONTENT-api-key-id",
      apiKeySecretArn: { secretArn: apiKey },
      walletSecretArn: { secretArn: wallet },
    },
  },
});

const stripe = (app: string, authorization: string) => ({
  credentialProviderVendor: "StripePrivy" as const,
  providerConfigurationOutput: {
    stripePrivyConfiguration: {
      appId: "CANARY-CONTENT-app-id",
      appSecretArn: { secretArn: app },
      authorizationPrivateKeyArn: { secretArn: authorization },
      authorizationId: "CANARY-CONTENT-authorization-id",
    },
  },
});

/** Each keeps two secrets. */
export const PAYMENT_PROVIDERS: PerRegion<PaymentProvider> = {
  [US]: [
    paymentProvider("claims-wallet", coinbase(SECRETS_NAMED.identityWallet, SECRETS_NAMED.identityWalletKey)),
    paymentProvider("pilot-wallet", stripe(SECRETS_NAMED.identityPilotWallet, SECRETS_NAMED.identityPilotWalletKey)),
    paymentProvider("health-wallet", coinbase(SECRETS_NAMED.identityWallet, SECRETS_NAMED.identityWalletKey), "denied"),
  ],
  [EU]: [],
  [AP]: [],
};

const paymentManager = (
  region: string,
  id: string,
  kmsKeyArn?: string,
  status: PaymentManagerSummary["status"] = "READY",
): PaymentManagerSummary => ({
  paymentManagerArn: agentcore(region, `payment-manager/${id}`),
  paymentManagerId: id,
  name: id.replace(/-\w+$/, ""),
  description: "CANARY-CONTENT: whom we pay, and for what",
  authorizerType: "AWS_IAM",
  roleArn: `arn:aws:iam::${ACCOUNT_ID}:role/AgentCorePayments`,
  status,
  createdAt: madeOn(id),
  lastUpdatedAt: changedOn(id),
  kmsKeyArn,
});

/** The one in eu-central-1 may not be listed. */
export const PAYMENT_MANAGERS: PerRegion<PaymentManagerSummary> = {
  [US]: [
    paymentManager(US, "claims-payouts-a1b2c3d4e5", US_KEYS.agents),
    paymentManager(US, "broker-fees-f6g7h8i9j0"),
    paymentManager(US, "pilot-payouts-k1l2m3n4o5", US_KEYS.legacy),
    paymentManager(US, "travel-payouts-p6q7r8s9t0", undefined, "CREATE_FAILED"),
  ],
  [EU]: [paymentManager(EU, "schaden-zahlungen-u1v2w3x4y5", EU_KEYS.agents)],
  [AP]: [],
};
