import { expect, test } from "vitest";
import type { Scan } from "#lib/domain/scan.ts";
import { scanEvents } from "./scan-events.ts";

const scan = (state: Scan["state"]) => ({ id: "1", state }) as Scan;

test("events end when the scan ends", async () => {
  async function* states() {
    yield scan("running");
    yield scan("completed");
  }
  const text = await scanEvents(states(), new AbortController()).text();
  expect(text).toBe('data: {"id":"1","state":"running"}\n\ndata: {"id":"1","state":"completed"}\n\n');
});

test("a client that disconnects stops the source", async () => {
  const stop = new AbortController();
  async function* endless() {
    while (!stop.signal.aborted) yield scan("running");
  }
  const reader = scanEvents(endless(), stop).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(stop.signal.aborted).toBe(true);
});

test("a source that fails breaks the connection instead of ending it normally", async () => {
  async function* failing(): AsyncGenerator<Scan> {
    yield scan("running");
    throw new Error("the database is gone");
  }
  await expect(scanEvents(failing(), new AbortController()).text()).rejects.toThrow();
});
