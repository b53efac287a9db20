import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, clientKey, proxyList } from "./client-address.ts";

const TRUSTED = proxyList(["10.0.0.0/8", "192.0.2.7", "fd00::/64"]);

describe("the address of a client", () => {
  test.each([
    ["203.0.113.9", "", "203.0.113.9"],
    // Only a trusted proxy's header is used.
    ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["10.0.0.1", "198.51.100.1", "198.51.100.1"],
    // Text that the client sent is on the left of the proxy's entry.
    ["10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"],
    ["10.0.0.1", "1.1.1.1, 198.51.100.1, 192.0.2.7", "198.51.100.1"],
    ["::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["fd00::1", "2001:db8::5", "2001:db8::5"],
    ["10.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
    ["10.0.0.1", "[2001:db8::5]:4711", "2001:db8::5"],
    ["10.0.0.1", "unknown", "10.0.0.1"],
    ["10.0.0.1", "198.51.100.1, <script>", "10.0.0.1"],
    ["10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"],
    ["", "198.51.100.1", ""],
  ])("of a connection from %j with X-Forwarded-For %j is %j", (peer, forwardedFor, address) => {
    expect(clientAddress(peer, forwardedFor, TRUSTED)).toBe(address);
  });

  test("is the peer's for any X-Forwarded-For if no proxy is trusted", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.string()), (forwardedFor) => {
        expect(clientAddress("203.0.113.9", forwardedFor, proxyList([]))).toBe("203.0.113.9");
      }),
    );
  });

  test("is the entry of the trusted proxy, for any text that the client sent before it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (written) => {
        expect(clientAddress("10.0.0.1", `${written}, 198.51.100.1`, TRUSTED)).toBe("198.51.100.1");
      }),
    );
  });

  test.each([
    ["198.51.100.1", "198.51.100.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:DB8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", ""],
  ])("%j is counted as %j: a subscriber has a whole /64", (address, key) => {
    expect(clientKey(address)).toBe(key);
  });
});
