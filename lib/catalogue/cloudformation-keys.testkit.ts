import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { declaredMembers } from "./completeness.testkit.ts";
import type { Exclusion } from "./exclusions.testkit.ts";
import { namesKey } from "./key-members.testkit.ts";
import type { ResourceType } from "./resource-type.ts";

/** CloudFormation's services of Amazon Bedrock, and the prefix of their types' slugs. */
const SERVICES: Readonly<Record<string, string>> = {
  Bedrock: "",
  BedrockAgentCore: "agentcore-",
  BedrockMantle: "bedrock-",
  AgentRegistry: "agent-",
  DataZone: "datazone-",
};
const FAMILY = /bedrock|agentcore|agentregistry|mantle|datazone/i;

/** Resource types with another name in the catalogue. */
const RENAMED: Readonly<Record<string, string>> = {
  "AWS::Bedrock::Blueprint": "data-automation-blueprint",
  // The versions of a bundle hold the data.
  "AWS::BedrockAgentCore::ConfigurationBundle": "agentcore-configuration-bundle-version",
};

/** Properties whose member in the API's response has another name. */
const RENAMED_MEMBERS: Readonly<Record<string, string>> = {
  "AWS::Bedrock::AutomatedReasoningPolicy KmsKeyId": "kmsKeyArn",
};

/** A text property of a CloudFormation resource type that may name a key. */
export interface KeyProperty {
  /** As exclusions and messages write it, e.g. `AWS::Bedrock::Agent CustomerEncryptionKeyArn`. */
  readonly name: string;
  /** The catalogue's type that should read it. */
  readonly slug: string;
  /** The last name in the path of the member that it should read, in lower case. */
  readonly leaf: string;
}

/** Every such property of the Bedrock family, from the resource schemas that AWS publishes. */
export function keyProperties(): readonly KeyProperty[] {
  const schemas = loadAwsServiceSpecSync();
  return schemas.all("resource").flatMap((resource) => {
    const [, service = "", word = ""] = resource.cloudFormationType.split("::");
    if (!FAMILY.test(service)) return [];
    const slug = RENAMED[resource.cloudFormationType] ?? `${SERVICES[service] ?? `${service}-`}${kebab(word)}`;
    const parts = schemas.follow("usesType", resource).map(({ entity }) => entity);
    return [
      ...keysAmong(resource.properties, ""),
      ...parts.flatMap(({ name, properties }) => keysAmong(properties, `${name}.`)),
    ].map((path) => {
      const name = `${resource.cloudFormationType} ${path}`;
      return { name, slug, leaf: leafOf(RENAMED_MEMBERS[name] ?? path) };
    });
  });
}

/**
 * The names of properties that no entry reads and no exclusion covers. An entry reads as many properties of one name
 * as it declares members of that name.
 */
export function unreadProperties(
  properties: readonly KeyProperty[],
  types: readonly ResourceType[],
  exclusions: readonly Exclusion[],
): readonly string[] {
  const excluded = new Set(exclusions.flatMap(({ names }) => names));
  const read = types.flatMap((type) =>
    declaredMembers(type).map(({ path }) => `${type.definition.type} ${leafOf(path)}`),
  );
  const wanted = Map.groupBy(
    properties.filter(({ name }) => !excluded.has(name)),
    ({ slug, leaf }) => `${slug} ${leaf}`,
  );
  return [...wanted].flatMap(([member, asked]) =>
    read.filter((each) => each === member).length < asked.length ? asked.map(({ name }) => name) : [],
  );
}

const leafOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1).toLowerCase();

function keysAmong(properties: Readonly<Record<string, { readonly type: { readonly type: string } }>>, within: string) {
  return Object.entries(properties).flatMap(([name, { type }]) =>
    type.type === "string" && namesKey(name) ? [`${within}${name}`] : [],
  );
}

const kebab = (word: string): string => word.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
