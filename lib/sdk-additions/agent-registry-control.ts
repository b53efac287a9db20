import {
  BedrockAgentCoreControlClient,
  type BedrockAgentCoreControlClientConfig,
} from "@aws-sdk/client-bedrock-agentcore-control";
import { partition } from "@aws-sdk/core/client";
import { additionsTo } from "./additions-to.ts";
import { LABEL, type PageInput, schemasOf, TEXT, TIME } from "./schemas.ts";

/*
 * The control plane of AWS Agent Registry, API version 2025-12-01, as in its API Reference and botocore's service
 * model: REST-JSON, signed for `agent-registry`. Descriptions, authorizers and schemas of records are left out.
 */

const NAMESPACE = "com.amazonaws.agentregistrycontrol";

export interface RegistrySummary {
  readonly registryId: string | undefined;
  readonly registryArn: string | undefined;
  readonly name: string | undefined;
  readonly status: string | undefined;
  readonly createdAt: Date | undefined;
}

export interface Registry {
  readonly registryArn: string | undefined;
  readonly status: string | undefined;
  /** "Appears only when a customer-managed AWS KMS key encrypts the registry." */
  readonly encryptionConfiguration?: { readonly kmsKeyArn: string | undefined } | undefined;
}

const { structure, listOf, operation } = schemasOf(NAMESPACE);
const command = additionsTo("AgentRegistryControl", "AgentRegistryControlClient");

const summary = structure("RegistrySummary", {
  registryId: TEXT,
  registryArn: TEXT,
  name: TEXT,
  status: TEXT,
  createdAt: TIME,
});
const list = operation(
  "ListRegistries",
  ["POST", "/registries-list"],
  structure("ListRegistriesRequest", {}, { maxResults: 1, nextToken: TEXT }),
  structure("ListRegistriesResponse", { registries: listOf(summary) }, { nextToken: TEXT }),
);
const get = operation(
  "GetRegistry",
  ["GET", "/registries/{registryId}"],
  structure("GetRegistryRequest", { registryId: LABEL }),
  structure(
    "GetRegistryResponse",
    { registryArn: TEXT, status: TEXT },
    { encryptionConfiguration: structure("EncryptionConfiguration", { kmsKeyArn: TEXT }) },
  ),
);

/** The schemas of the commands below. */
export const agentRegistryControlOperations = [list, get];

/** For AgentRegistryControlClient. */
export class ListRegistriesCommand extends command<
  PageInput,
  { registries: readonly RegistrySummary[] | undefined; nextToken?: string | undefined }
>(list) {}

/** For AgentRegistryControlClient. */
export class GetRegistryCommand extends command<{ readonly registryId: string | undefined }, Registry>(get) {}

/**
 * A placeholder for the future client in @aws-sdk: AgentCore's control plane client, which has the same protocol, with
 * the endpoint, service id and signing name of Agent Registry.
 */
export class AgentRegistryControlClient extends BedrockAgentCoreControlClient {
  constructor(config: BedrockAgentCoreControlClientConfig) {
    super({
      ...config,
      serviceId: "Agent Registry Control",
      protocolSettings: { defaultNamespace: NAMESPACE, version: "2025-12-01", serviceTarget: "AgentRegistryControl" },
      endpointProvider: ({ Endpoint, Region = "" }) => ({
        url: new URL(Endpoint ?? `https://agent-registry-control.${Region}.${partition(Region).dualStackDnsSuffix}`),
        properties: {
          authSchemes: [{ name: "sigv4", signingName: "agent-registry", signingRegion: Region, properties: {} }],
        },
      }),
    });
  }
}
