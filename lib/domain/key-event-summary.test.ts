import { describe, expect, test } from "vitest";
import type { KeyEvent } from "./key-event.ts";
import { eventsByDay, eventsNaming, summarizeEvents } from "./key-event-summary.ts";

const event = (name: string, changes: Partial<KeyEvent> = {}): KeyEvent => ({
  ...{ id: name, name, at: "2026-11-01T08:00:00.000Z", kind: "use", byBedrock: true, from: null, userAgent: null },
  ...{ errorCode: null, errorMessage: null, grantId: null, operations: [], encryptionContext: {}, tls: null },
  ...{ resources: [], whole: true, by: { principal: null, sessionIssuer: null, accountId: null, service: null } },
  ...changes,
});

describe("the sum of a key's events", () => {
  const events = [
    event("Decrypt", { errorCode: "DisabledException" }),
    event("PutKeyPolicy", { kind: "change", byBedrock: false, errorCode: "AccessDenied" }),
    event("DisableKey", { kind: "change", byBedrock: false }),
    event("Decrypt", { id: "used" }),
    event("Decrypt", { byBedrock: false, errorCode: "AccessDenied" }),
    event("CreateGrant", { kind: "grant" }),
  ];

  test("tells what was refused to Bedrock from what was refused to others", () => {
    const { deniedUses, counts } = summarizeEvents(events);
    expect(deniedUses.length).toBe(1);
    expect(counts).toEqual({ all: 6, changes: 2, grants: 1, bedrock: 1, "refused-to-bedrock": 1, refused: 3 });
  });

  test("KMS's routine synchronization of a multi-Region key is not its last change, a rotation by KMS is", () => {
    const changes = ["SynchronizeMultiRegionKey", "RotateKey", "DisableKey"].map((name) =>
      event(name, { kind: "change" }),
    );
    expect(summarizeEvents(changes).lastChange?.name).toBe("RotateKey");
  });

  test("a refused call is neither the last change nor the last use", () => {
    const { lastChange, lastUseByBedrock } = summarizeEvents(events);
    expect(lastChange?.name).toBe("DisableKey");
    expect(lastUseByBedrock?.id).toBe("used");
  });
});

test("days keep their order and events theirs", () => {
  const days = eventsByDay([event("a", { at: "2026-11-02T00:00:00Z" }), event("b"), event("c")]);
  expect(days.map(([day, { length }]) => [day, length])).toEqual([
    ["2026-11-02", 1],
    ["2026-11-01", 2],
  ]);
});

test("an event names a resource by its ARN or that of a part of it, never by a longer name", () => {
  const named = (name: string) => eventsNaming([event("a", { resources: [name] })], "arn:x:agent/A#version/1").length;
  expect([named("arn:x:agent/A"), named("arn:x:agent/A/memory"), named("arn:x:agent/AB")]).toEqual([1, 1, 0]);
});

test("the retirement of a grant belongs to the resource that the grant was made for", () => {
  const made = event("CreateGrant", { grantId: "g", resources: ["arn:x:model/M"] });
  const retired = [event("RetireGrant", { grantId: "g" }), event("RetireGrant", { grantId: "other" })];
  expect(eventsNaming([...retired, made], "arn:x:model/M").map(({ grantId }) => grantId)).toEqual(["g", "g"]);
});
