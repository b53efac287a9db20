import { afterEach, expect, test, vi } from "vitest";
import { openDatabase } from "#lib/snapshots/open-database.ts";
import { EnvironmentError } from "../environment.ts";
import { unavailable } from "./unavailable.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("the client gets the database problem but not its path, which only the log has", async () => {
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

test("the client does not get the value of an invalid setting", () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const { message } = unavailable(new EnvironmentError('DATABASE_URL is "file:/secret" but takes …'));
  expect(message).not.toContain("secret");
});
