import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { closeDatabase } from "./database.ts";
import { health } from "./health.ts";

const folder = mkdtempSync(join(tmpdir(), "posture-health-"));

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("the health check reports only that the database is down, and succeeds again when it is back", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://localhost/posture");
  expect(await health()).toEqual({ status: "down", database: "down", version: expect.any(String) });
  vi.stubEnv("DATABASE_URL", `file:${join(folder, "posture.db")}`);
  expect(await health()).toMatchObject({ status: "ok", database: "ok" });
  await closeDatabase();
});

test("the health check reports that the database file was removed while open, and succeeds when it is back", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "posture-health-")), "posture.db");
  vi.stubEnv("DATABASE_URL", `file:${path}`);
  expect((await health()).status).toBe("ok");
  renameSync(path, `${path}.aside`);
  expect(await health()).toMatchObject({ status: "down", database: "down" });
  renameSync(`${path}.aside`, path);
  expect((await health()).status).toBe("ok");
  await closeDatabase();
  rmSync(dirname(path), { recursive: true });
});
