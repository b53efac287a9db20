import { expect, test } from "vitest";
import { deletionText, keyStateLabel, lossText } from "./key-states.ts";

const NOW = new Date("2026-11-30T12:00:00Z");

test("a key state is written as in the AWS console, and an unknown one as received", () => {
  expect(["Enabled", "PendingDeletion", "Gone", "SomethingNew"].map(keyStateLabel)).toEqual([
    "Enabled",
    "Pending deletion",
    "Deleted",
    "SomethingNew",
  ]);
});

test("a deletion date in the past does not mean that the key was deleted", () => {
  expect(deletionText("2026-12-10T12:00:00Z", NOW)).toBe("deletes in 10 days (2026-12-10 UTC)");
  expect(deletionText("2026-11-28T12:00:00Z", NOW)).toBe("was due for deletion 2 days ago (2026-11-28 UTC)");
});

test("the data of an unusable key is unreadable now; after the deletion date its loss is unknown", () => {
  const of = (state: string | null, deletionDate: string | null = null) => lossText({ state, deletionDate }, NOW);
  expect(of("Disabled")).toBe("unreadable now");
  expect(of("PendingDeletion", "2026-12-10T12:00:00Z")).toBe("unreadable now, unrecoverable from 2026-12-10");
  expect(of("PendingDeletion", "2026-11-28T12:00:00Z")).toBe("unreadable now, deletion was due on 2026-11-28");
  expect([of("Enabled"), of("Updating"), of(null)]).toEqual([null, null, null]);
});
