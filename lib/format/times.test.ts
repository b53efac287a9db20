import { expect, test } from "vitest";
import { formatDate, formatDuration, formatRelative, formatTime } from "./times.ts";

const NOW = new Date("2026-11-24T09:00:00Z");

test("a time is shown in UTC and says so", () => {
  expect(formatTime("2026-11-24T10:05:11.250+01:00")).toBe("2026-11-24 09:05:11 UTC");
  expect(formatDate("2026-11-24T23:59:59-01:00")).toBe("2026-11-25");
});

test("an invalid time is shown as received", () => {
  expect(formatTime("yesterday")).toBe("yesterday");
  expect(formatDate("")).toBe("");
});

test("the distance of a time is relative to the given clock", () => {
  expect(formatRelative("2026-11-24T06:00:00Z", NOW)).toBe("3 hours ago");
  expect(formatRelative("2026-11-30T09:00:00Z", NOW)).toBe("in 6 days");
  expect(formatRelative("2026-11-24T09:00:00Z", NOW)).toBe("just now");
});

test("a duration never shows 60 of a unit", () => {
  expect(formatDuration(840)).toBe("840 ms");
  expect(formatDuration(12_400)).toBe("12.4 s");
  expect(formatDuration(59_999)).toBe("1 min 0 s");
  expect(formatDuration(119_700)).toBe("2 min 0 s");
  expect(formatDuration(7_500_000)).toBe("2 h 5 min");
});
