import { expect, test } from "vitest";
import { SERVICES } from "#lib/catalogue/request.ts";
import { CLIENTS } from "./clients.ts";
import { endpointNames, isOwnEndpoint, type NamedClient } from "./endpoint-names.ts";

const clientOf = (service: (typeof SERVICES)[number], settings: object = {}) =>
  CLIENTS[service]({ region: "eu-west-1", ...settings }) as unknown as NamedClient;

test("AWS's names are known of every service whose rules need no more than the Region", async () => {
  const unnamed: string[] = [];
  for (const service of SERVICES) {
    const names = await endpointNames(clientOf(service), "eu-west-1");
    if (names) expect(names.standard).toMatch(/\.eu-west-1\.(amazonaws\.com|api\.aws)$/);
    else unnamed.push(service);
  }
  expect(unnamed).toEqual(["neptune-graph"]);
});

test.each([
  ["us-gov-west-1", "kms.us-gov-west-1.amazonaws.com"],
  ["cn-north-1", "kms.cn-north-1.amazonaws.com.cn"],
  ["eusc-de-east-1", "kms.eusc-de-east-1.amazonaws.eu"],
  ["us-iso-east-1", "kms.us-iso-east-1.c2s.ic.gov"],
])("names carry the suffix of the partition: %s", async (region, standard) => {
  expect(await endpointNames(clientOf("kms"), region)).toMatchObject({ standard });
});

test("only AWS's own host is AWS's own endpoint", () => {
  const names = { standard: "s3.eu-west-1.amazonaws.com", configured: "s3.eu-west-1.amazonaws.com" };
  expect(isOwnEndpoint("s3.eu-west-1.amazonaws.com", names)).toBe(true);
  expect(isOwnEndpoint("bucket.s3.eu-west-1.amazonaws.com", names)).toBe(true);
  expect(isOwnEndpoint("s3.eu-west-1.amazonaws.com.example", names)).toBe(false);
  expect(isOwnEndpoint("127.0.0.1", names)).toBe(false);
  expect(isOwnEndpoint(null, names)).toBe(false);
});
