import { EventEmitter } from "node:events";
import { Duplex } from "node:stream";
import { expect, test } from "vitest";
import { boundAddresses } from "./bound-addresses.ts";

function connecting(most: number) {
  const server = new EventEmitter();
  boundAddresses(server, most);
  return (remoteAddress: string) => {
    const socket = Object.assign(new Duplex({ read() {} }), { remoteAddress });
    server.emit("connection", socket);
    return socket;
  };
}

test("one address cannot exceed its share of connections, and others keep theirs", () => {
  const from = connecting(2);
  const all = ["10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.2", "fd00::1"].map(from);
  expect(all.map(({ destroyed }) => destroyed)).toEqual([false, false, true, false, false]);
});

test("a closed connection makes room for another of its address", async () => {
  const from = connecting(1);
  from("10.0.0.1").destroy();
  await new Promise(setImmediate);
  expect(from("10.0.0.1").destroyed).toBe(false);
  expect(from("10.0.0.1").destroyed).toBe(true);
});

test("connections from this machine are not counted: a proxy may run on it", () => {
  const from = connecting(1);
  for (const address of ["127.0.0.1", "127.0.0.1", "::1", "::1", "::ffff:127.0.0.1", "::ffff:127.0.0.1"])
    expect(from(address).destroyed, address).toBe(false);
});
