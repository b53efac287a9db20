import {
  GetApiKeyCredentialProviderCommand,
  GetOauth2CredentialProviderCommand,
  GetPaymentCredentialProviderCommand,
  GetTokenVaultCommand,
  ListApiKeyCredentialProvidersCommand,
  ListOauth2CredentialProvidersCommand,
  ListPaymentCredentialProvidersCommand,
  ListPaymentManagersCommand,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { agentCore } from "../account/agentcore.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** The token vault, credential providers and payment managers. */
export const agentcoreIdentityOperations = [
  handle(GetTokenVaultCommand, ({ tokenVaultId = "default" }, { region }) => {
    const vault = agentCore(region).tokenVaults.find(tokenVaultId);
    if (!vault) throw new AwsError("ResourceNotFoundException", `There is no token vault ${tokenVaultId}.`, 404);
    return vault;
  }),
  handle(ListApiKeyCredentialProvidersCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).apiKeyProviders.items, nextToken, maxResults, 100);
    return {
      credentialProviders: items.map(({ detail: { name, credentialProviderArn, createdTime, lastUpdatedTime } }) => ({
        name,
        credentialProviderArn,
        createdTime,
        lastUpdatedTime,
      })),
      nextToken: next,
    };
  }),
  handle(GetApiKeyCredentialProviderCommand, ({ name = "" }, { region }) =>
    readHeld(agentCore(region).apiKeyProviders.find(name), "bedrock-agentcore:GetApiKeyCredentialProvider", name),
  ),
  handle(ListOauth2CredentialProvidersCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).oauth2Providers.items, nextToken, maxResults, 100);
    return {
      credentialProviders: items.map(({ detail }) => ({
        name: detail.name,
        credentialProviderVendor: detail.credentialProviderVendor,
        credentialProviderArn: detail.credentialProviderArn,
        createdTime: detail.createdTime,
        lastUpdatedTime: detail.lastUpdatedTime,
      })),
      nextToken: next,
    };
  }),
  handle(GetOauth2CredentialProviderCommand, ({ name = "" }, { region }) =>
    readHeld(agentCore(region).oauth2Providers.find(name), "bedrock-agentcore:GetOauth2CredentialProvider", name),
  ),
  handle(ListPaymentCredentialProvidersCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).paymentProviders.items, nextToken, maxResults, 100);
    return {
      credentialProviders: items.map(({ detail }) => ({
        name: detail.name,
        credentialProviderVendor: detail.credentialProviderVendor,
        credentialProviderArn: detail.credentialProviderArn,
        createdTime: detail.createdTime,
        lastUpdatedTime: detail.lastUpdatedTime,
      })),
      nextToken: next,
    };
  }),
  handle(GetPaymentCredentialProviderCommand, ({ name = "" }, { region }) =>
    readHeld(agentCore(region).paymentProviders.find(name), "bedrock-agentcore:GetPaymentCredentialProvider", name),
  ),
  handle(ListPaymentManagersCommand, ({ nextToken, maxResults }, { region, page }) => {
    const { items, next } = page(agentCore(region).paymentManagers.items, nextToken, maxResults, 100);
    return { paymentManagers: [...items], nextToken: next };
  }),
];
