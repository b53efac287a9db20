import { PLATFORM_ACCOUNT_ID } from "./identity.ts";
import { secretArn } from "./store-shapes.ts";

const [US, EU, AP] = ["us-east-1", "eu-central-1", "ap-southeast-2"] as const;

/** Secrets that knowledge bases, data sources and credential providers name. */
export const SECRETS_NAMED = {
  underwritingDatabase: secretArn(US, "kb/underwriting-database-Xk29aQ"),
  fraudPinecone: secretArn(US, "kb/fraud-pinecone-Ab12Cd"),
  repairMongo: secretArn(US, "kb/repair-mongo-Qw34Er"),
  travelRedis: secretArn(US, "kb/travel-redis-Zx56Cv"),
  policyConfluence: secretArn(US, "kb/policy-confluence-Ty78Ui"),
  claimsSharePoint: secretArn(US, "kb/claims-sharepoint-Gh90Jk", PLATFORM_ACCOUNT_ID),
  brokerSalesforce: secretArn(US, "kb/broker-salesforce-Bn12Mv"),
  ledgerRedshift: secretArn(US, "kb/ledger-redshift-Pl34Ok"),
  identityWeather: secretArn(US, "bedrock-agentcore-identity!default/apikey/claims-weather-Wq12Er"),
  identitySearch: secretArn(US, "bedrock-agentcore-identity!default/apikey/broker-search-Ty34Ui"),
  identityMaps: secretArn(US, "bedrock-agentcore-identity!default/apikey/pilot-maps-Op56As"),
  identityCrm: secretArn(US, "bedrock-agentcore-identity!default/oauth2/claims-crm-Df78Gh"),
  identityBrokerCrm: secretArn(US, "bedrock-agentcore-identity!default/oauth2/broker-crm-Hj12Kl"),
  identityPilotCrm: secretArn(US, "bedrock-agentcore-identity!default/oauth2/pilot-crm-Zx34Cv"),
  identityWallet: secretArn(US, "bedrock-agentcore-identity!default/payment/claims-wallet-Jk90Lz"),
  identityWalletKey: secretArn(US, "bedrock-agentcore-identity!default/payment/claims-wallet-key-Xc12Vb"),
  identityPilotWallet: secretArn(US, "bedrock-agentcore-identity!default/payment/pilot-wallet-Bn56Mq"),
  identityPilotWalletKey: secretArn(US, "bedrock-agentcore-identity!default/payment/pilot-wallet-key-We78Rt"),
  identityKarten: secretArn(EU, "bedrock-agentcore-identity!default/apikey/schaden-karten-Nm34Qw"),
  rechtDatabase: secretArn(EU, "kb/recht-database-Rf56Tg"),
  wikiConfluence: secretArn(EU, "kb/wiki-confluence-Uj78Ik"),
  stormDatabase: secretArn(AP, "kb/storm-database-Ed90Rf"),
  ruralDatabase: secretArn(AP, "kb/rural-database-Vb12Nh"),
} as const;
