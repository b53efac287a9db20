import { expect, test } from "vitest";
import { byDay, saysOfMark } from "./trend.tsx";

test("accounts that were added on one day are one mark, and many of them a number", () => {
  const added = (at: string, ...accounts: string[]) => ({ at, mark: { kind: "accounts", added: accounts } as const });
  const marks = byDay([
    added("2026-11-01T06:00:00Z", "1"),
    added("2026-11-01T06:00:01Z", "2", "3"),
    added("2026-11-02T06:00:00Z", "4"),
  ]);
  expect(marks.map(({ at, mark }) => `${at} ${saysOfMark(mark)}`)).toEqual([
    "2026-11-01T06:00:00Z 3 accounts added: 1, 2, 3.",
    "2026-11-02T06:00:00Z 1 account added: 4.",
  ]);
  const many = Array.from({ length: 40 }, (_, index) => String(index));
  expect(saysOfMark({ kind: "accounts", added: many })).toBe("40 accounts added.");
});
