import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { demandFreePort } from "#lib/cli/process/port.ts";
import { isLoopback, whyNotListening } from "./address.ts";

test.each([
  ["127.0.0.1", true],
  ["127.0.0.2", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["10.0.0.1", false],
  ["localhost.example", false],
])("only this machine reaches %s: %s", (address, only) => {
  expect(isLoopback(address)).toBe(only);
});

describe("an address that cannot be bound is rejected with the cause and the next step", () => {
  test.each([
    ["EADDRINUSE", "Port 3000 on ::1 is in use. Stop the program that uses it, or choose another: PORT=3001."],
    ["EACCES", "This user may not use port 3000 on ::1. Choose one above 1023: PORT=3000."],
    ["EADDRNOTAVAIL", "HOST=::1 is not an address of this machine."],
    ["ENOTFOUND", "HOST=::1 is not an address of this machine."],
    ["EOTHER", null],
  ])("%s", (code, sentence) => {
    expect(whyNotListening(Object.assign(new Error("no"), { code }), "::1", 3000)).toBe(sentence);
  });

  test("the command checks the address before it starts anything", async () => {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    await expect(demandFreePort("127.0.0.1", port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
    server.close();
  });
});
