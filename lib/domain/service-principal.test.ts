import { expect, test } from "vitest";
import { serviceNameOf } from "./service-principal.ts";

test.each([
  ["bedrock.amazonaws.com", "bedrock.amazonaws.com"],
  ["bedrock.amazonaws.com.cn", "bedrock.amazonaws.com"],
  ["bedrock.amazonaws.eu", "bedrock.amazonaws.com"],
  ["logs.us-iso-east-1.c2s.ic.gov", "logs.us-iso-east-1.amazonaws.com"],
  ["bedrock.amazonaws.com.example", null],
  ["amazonaws.com", null],
  ["arn:aws:iam::123456789012:role/bedrock.amazonaws.com", null],
  ["", null],
])("%j is the service %j, whatever its partition", (principal, service) => {
  expect(serviceNameOf(principal)).toBe(service);
});
