import { afterEach, expect, test, vi } from "vitest";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { EnvironmentError } from "../environment.ts";
import { unavailable } from "./unavailable.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("whoever asks is told what is wrong with the database, but not where it is: that is for the log", async () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const failure = await openDatabase(`file:${import.meta.filename}/posture.db`, { now: () => new Date() }).catch(
    (error) => error,
  );
  const { status, message } = unavailable(failure);
  expect(status).toBe(503);
  expect(message).toMatch(/^The database .* The dashboard's log has the details\.$/);
  expect(message).not.toContain(import.meta.dirname);
  expect(write.mock.calls.join("")).toContain(`${import.meta.filename}/posture.db`);
});

test("nor is the value of a setting that is wrong", () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const { message } = unavailable(new EnvironmentError('DATABASE_URL is "file:/secret" but takes …'));
  expect(message).not.toContain("secret");
});
