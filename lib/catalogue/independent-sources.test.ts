import { beforeAll, describe, expect, test } from "vitest";
import { type FamilyService, familyServices, unknownActions } from "./authorization-data.testkit.ts";
import { keyProperties, unreadProperties } from "./cloudformation-keys.testkit.ts";
import { AUTHORIZATION_EXCLUSIONS, CLOUDFORMATION_EXCLUSIONS } from "./exclusions.testkit.ts";
import type { ResourceType } from "./resource-type.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";

/*
 * The SDK can lack operations that AWS offers. CloudFormation's resource schemas and the service authorization data
 * are published independently of it.
 */

describe("CloudFormation's resource schemas", () => {
  const properties = keyProperties();
  const excluded = CLOUDFORMATION_EXCLUSIONS.flatMap(({ names }) => names);
  const unread = (types: readonly ResourceType[]) => unreadProperties(properties, types, CLOUDFORMATION_EXCLUSIONS);

  test("have no key that an entry does not read, but those left out with a reason", () => {
    expect(unread(RESOURCE_TYPES)).toEqual([]);
  });

  test("have every property that is left out", () => {
    const names = properties.map(({ name }) => name);
    expect(excluded.filter((name) => !names.includes(name))).toEqual([]);
  });

  test("need every exclusion", () => {
    expect([...unreadProperties(properties, RESOURCE_TYPES, [])].sort()).toEqual([...excluded].sort());
  });

  test.each(properties.filter(({ name }) => !excluded.includes(name)).map(({ name, slug }) => [name, slug] as const))(
    "%s is named when the entry of %s is gone",
    (name, slug) => {
      expect(unread(RESOURCE_TYPES.filter(({ definition }) => definition.type !== slug))).toContain(name);
    },
  );

  test("a second key in a type whose entry reads one is named", () => {
    const [agent] = properties.filter(({ slug }) => slug === "agent");
    if (!agent) throw new Error("There is no AWS::Bedrock::Agent");
    const another = { ...agent, name: "AWS::Bedrock::Agent MemoryConfiguration.CustomerEncryptionKeyArn" };
    expect(unreadProperties([...properties, another], RESOURCE_TYPES, CLOUDFORMATION_EXCLUSIONS)).toContain(
      another.name,
    );
  });

  test("a type that the catalogue does not have is named", () => {
    const unheardOf = { name: "AWS::Bedrock::Dream KmsKeyArn", slug: "dream", leaf: "kmskeyarn" };
    expect(unreadProperties([unheardOf], RESOURCE_TYPES, CLOUDFORMATION_EXCLUSIONS)).toEqual([unheardOf.name]);
  });
});

describe("the service authorization data", () => {
  let services: readonly FamilyService[];
  const excluded = AUTHORIZATION_EXCLUSIONS.flatMap(({ names }) => names);

  beforeAll(async () => {
    services = await familyServices();
  });

  test("have no service of the family and no listing that the catalogue does not know", () => {
    expect(services.map(({ prefix }) => prefix)).toEqual(expect.arrayContaining(["bedrock", "bedrock-agentcore"]));
    expect(unknownActions(services, RESOURCE_TYPES, AUTHORIZATION_EXCLUSIONS)).toEqual([]);
  });

  test("need every exclusion", () => {
    const unknown = unknownActions(services, RESOURCE_TYPES, []);
    expect(excluded.filter((name) => !unknown.includes(name))).toEqual([]);
  });

  test("a service is named when its entries are gone", () => {
    const types = RESOURCE_TYPES.filter(({ definition }) => definition.service !== "agent-registry-control");
    expect(unknownActions(services, types, AUTHORIZATION_EXCLUSIONS)).toContain("agent-registry");
  });

  test("a service and a listing of the future are named", () => {
    const future = [
      { prefix: "bedrock-dreams", listings: ["bedrock-dreams:ListDreams"] },
      { prefix: "bedrock", listings: ["bedrock:ListDreams"] },
    ];
    expect(unknownActions(future, RESOURCE_TYPES, AUTHORIZATION_EXCLUSIONS)).toEqual([
      "bedrock-dreams",
      "bedrock-dreams:ListDreams",
      "bedrock:ListDreams",
    ]);
  });
});
