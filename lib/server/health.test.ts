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

test("health says what is wrong with the database, and is well again when that is mended", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://localhost/posture");
  expect(await health()).toMatchObject({ status: "down", database: expect.stringContaining("PostgreSQL") });
  vi.stubEnv("DATABASE_URL", `file:${join(folder, "posture.db")}`);
  expect(await health()).toMatchObject({ status: "ok", database: "ok" });
  await closeDatabase();
});

test("health says that the database file was removed while it was open, and is well when it is back", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "posture-health-")), "posture.db");
  vi.stubEnv("DATABASE_URL", `file:${path}`);
  expect((await health()).status).toBe("ok");
  renameSync(path, `${path}.aside`);
  expect(await health()).toMatchObject({ status: "down", database: expect.stringContaining("removed or replaced") });
  renameSync(`${path}.aside`, path);
  expect((await health()).status).toBe("ok");
  await closeDatabase();
  rmSync(dirname(path), { recursive: true });
});
