import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test, vi } from "vitest";

// Next bundles a module once for startup and `proxy.ts`, and once for routes; all copies share `processGlobal`.

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("a route distinguishes a locked database from an internal error, also if startup opened the database", async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const folder = mkdtempSync(join(tmpdir(), "posture-copies-"));
  vi.stubEnv("DATABASE_URL", `file:${join(folder, "posture.db")}`);
  const start = await import("./database.ts");
  await start.database(50);
  vi.resetModules();
  const { POST } = await import("#app/api/scans/route.ts");
  const other = new DatabaseSync(join(folder, "posture.db"));
  other.exec("begin immediate");
  const request = new Request("http://localhost/api/scans", { method: "POST", headers: { host: "localhost" } });
  const answer = await POST(request, { params: Promise.resolve({}) });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ detail: expect.stringMatching(/^The database is /) });
  other.close();
  await start.closeDatabase();
  rmSync(folder, { recursive: true });
});

test("an action is logged and continues if no record can be stored, also if startup opened the database", async () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const folder = mkdtempSync(join(tmpdir(), "posture-copies-"));
  vi.stubEnv("DATABASE_URL", `file:${join(folder, "posture.db")}`);
  const start = await import("./database.ts");
  await start.database(50);
  vi.resetModules();
  const { audit } = await import("./audit/audit.ts");
  const other = new DatabaseSync(join(folder, "posture.db"));
  other.exec("begin immediate");
  const actor = { via: "session", id: "zoe", name: "Zoe" } as const;
  await audit({ action: "signed-in", outcome: "done", actor, address: null, subject: null, detail: {} });
  expect(write.mock.calls.join("")).toContain('"record":null');
  other.close();
  await start.closeDatabase();
  rmSync(folder, { recursive: true });
});

test("every copy recognises these errors, and no other error is mistaken for one", async () => {
  const load = async () => {
    vi.resetModules();
    const { DatabaseError } = await import("#lib/snapshots/database-error.ts");
    const { EnvironmentError } = await import("./environment.ts");
    const { SignInError } = await import("./sign-in/sign-in-error.ts");
    return { DatabaseError, EnvironmentError, SignInError };
  };
  const [one, other] = [await load(), await load()];
  const errors = [
    new one.DatabaseError("full", "full"),
    new one.EnvironmentError("wrong"),
    new one.SignInError("setup", "wrong"),
  ];
  const kinds = [other.DatabaseError, other.EnvironmentError, other.SignInError];
  expect(errors.map((error) => kinds.map((kind) => error instanceof kind))).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ]);
});
