import { expect, test } from "vitest";
import { type Connection, isOfOwnMachine } from "#lib/domain/transit.ts";
import { saysOfConnections, saysOfOwnMachine } from "./connection-words.ts";

const connection = (host: string, protocol: string | null, service = "kms"): Connection => ({
  ...{ service, region: "us-east-1", host, protocol },
  cipher: protocol && "TLS_AES_128_GCM_SHA256",
});

test("only unencrypted HTTP to this machine itself is separate", () => {
  const own = ["127.0.0.1:4566", "localhost:80", "[::1]:4566", "127.8.0.1"];
  expect(own.filter((host) => isOfOwnMachine(connection(host, null)))).toEqual(own);
  for (const host of ["kms.us-east-1.amazonaws.com", "127.0.0.1.example.com", "localhost.example", "10.0.0.1:80"])
    expect(isOfOwnMachine(connection(host, null))).toBe(false);
  expect(isOfOwnMachine(connection("127.0.0.1:4566", "TLSv1.3"))).toBe(false);
});

test("unencrypted HTTP to any other host is counted, never called TLS", () => {
  const [tls, plain] = [connection("kms.us-east-1.amazonaws.com", "TLSv1.3"), connection("proxy.example", null)];
  expect(saysOfConnections([tls])).toContain("All connections used TLS.");
  expect(saysOfConnections([tls, plain])).toContain("1 of 2 connections did not use TLS.");
});

test("without a connection there is no statement about TLS", () => {
  expect(saysOfConnections([])).toBe("No connections were observed.");
});

test("an endpoint of this machine is named once, for any number of services and Regions", () => {
  const says = saysOfOwnMachine(["kms", "sts", "kms"].map((service) => connection("127.0.0.1:4566", null, service)));
  expect(says).toContain("The scanner calls 2 services at 127.0.0.1:4566,");
  expect(says).toContain("not findings of the account");
});
