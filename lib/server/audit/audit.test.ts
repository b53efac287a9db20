import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AuditRecord } from "#lib/domain/audit.ts";
import type { AuditView } from "#lib/views/audit.ts";
import * as auditApi from "../../../app/api/audit/route.ts";
import * as scanById from "../../../app/api/scans/[id]/route.ts";
import * as prune from "../../../app/api/scans/prune/route.ts";
import * as scans from "../../../app/api/scans/route.ts";
import * as tokenById from "../../../app/api/tokens/[id]/route.ts";
import * as tokens from "../../../app/api/tokens/route.ts";
import { CLIENT_HEADER } from "../client-address.ts";
import { closeDatabase, database } from "../database.ts";
import { settingsForRecord } from "../environment.ts";
import { forgetProcessGlobal } from "../process-global.ts";
import { sealVisitor, VISITOR_HEADER } from "../sign-in/sealed-visitor.ts";
import { recordStart } from "./server-started.ts";
import { noteTokenUse } from "./token-use.ts";

// Pages and views read request headers through Next, which does not run here.
vi.mock("next/headers", () => ({ headers: async () => new Headers({ [VISITOR_HEADER]: sealVisitor(ANNA) }) }));

const ORIGIN = "https://posture.example.com";
const SECRET = "0123456789abcdef0123456789abcdef";
const ANNA = { via: "session", id: "auth0|7", name: "Anna", role: "operator" } as const;
const VERA = { via: "session", id: "auth0|8", name: "Vera", role: "viewer" } as const;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "posture-audit-"));
  for (const name of ["limit-scan", "limit-refusal record", "token-addresses"]) forgetProcessGlobal(name);
  vi.stubEnv("DATABASE_URL", `file:${join(folder, "posture.db")}`);
  vi.stubEnv("POSTURE_URL", ORIGIN);
  vi.stubEnv("POSTURE_OIDC_ISSUER", "https://login.example.com");
  vi.stubEnv("POSTURE_OIDC_CLIENT_ID", "bedrock-posture");
  vi.stubEnv("POSTURE_OIDC_CLIENT_SECRET", "a client secret");
  vi.stubEnv("POSTURE_SESSION_SECRET", SECRET);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeDatabase();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function ask(
  handler: typeof scans.GET,
  path: string,
  {
    method = "GET",
    body,
    as = ANNA,
    id = "",
  }: { method?: string; body?: unknown; as?: typeof ANNA | typeof VERA; id?: string } = {},
): Promise<Response> {
  const headers = {
    ...{ host: "posture.example.com", [CLIENT_HEADER]: "192.0.2.7", [VISITOR_HEADER]: sealVisitor(as) },
    ...(body ? { "content-type": "application/json" } : {}),
  };
  const request = new Request(`${ORIGIN}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return handler(request, { params: Promise.resolve({ id }) });
}

const auditLog = async (query = ""): Promise<AuditView> =>
  (await (await ask(auditApi.GET, `/api/audit${query}`)).json()) as AuditView;

function logged(): () => readonly { readonly audit?: AuditRecord; readonly msg: string; readonly level: string }[] {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  return () => write.mock.calls.map(([line]) => JSON.parse(String(line)));
}

describe("actions are recorded", () => {
  test("for scans, deletions and tokens: the visitor's id, the address and the object of the action; never a secret", async () => {
    const lines = logged();
    const scan = await (
      await ask(scans.POST, "/api/scans", { method: "POST", body: { regions: ["us-east-1"] } })
    ).json();
    await ask(scanById.DELETE, `/api/scans/${scan.id}`, { method: "DELETE", id: scan.id });
    const token = await (
      await ask(tokens.POST, "/api/tokens", { method: "POST", body: { name: "nightly", role: "operator", days: 1 } })
    ).json();
    await ask(tokenById.DELETE, `/api/tokens/${token.id}`, { method: "DELETE", id: token.id });
    await ask(tokenById.DELETE, `/api/tokens/${token.id}`, { method: "DELETE", id: token.id });

    const { items, chain } = await auditLog();
    const anna = { actor: { via: "session", id: "auth0|7", name: "Anna" }, address: "192.0.2.7", outcome: "done" };
    expect(items).toMatchObject([
      { ...anna, action: "token-revoked", subject: token.id },
      { ...anna, action: "token-made", subject: token.id, detail: { name: "nightly", role: "operator", days: 1 } },
      { ...anna, action: "scan-cancelled", subject: scan.id },
      { ...anna, action: "scan-requested", subject: scan.id, detail: { regions: ["us-east-1"] } },
    ]);
    expect(chain).toEqual({ kind: "verified", records: 4, newestHash: items[0]?.hash });
    expect(JSON.stringify(items) + JSON.stringify(lines())).not.toContain(token.secret);
    const hashes = lines().flatMap(({ audit }) => audit?.hash ?? []);
    expect(hashes).toEqual(items.map(({ hash }) => hash).reverse());
  });

  test("for a token, once for each address that it is used from", async () => {
    const { tokens: kept } = await database();
    const { token } = await kept.make({ name: "nightly", role: "viewer", madeBy: "Anna", days: 1 });
    const visitor = { via: "token", id: token.id, name: "nightly", role: "viewer" } as const;
    for (const address of ["192.0.2.7", "192.0.2.7", "2001:db8::1", "192.0.2.7"]) {
      await noteTokenUse(visitor, address);
      forgetProcessGlobal("token-addresses");
    }
    const { items } = await auditLog("?action=token-used-from-new-address");
    expect(items.map(({ address, subject }) => [address, subject])).toEqual([
      ["2001:db8::1", token.id],
      ["192.0.2.7", token.id],
    ]);
  });

  test("for a change that a viewer attempts; only operators may read the audit log", async () => {
    expect((await ask(scans.POST, "/api/scans", { method: "POST", as: VERA })).status).toBe(403);
    expect((await ask(auditApi.GET, "/api/audit", { as: VERA })).status).toBe(403);
    const { items } = await auditLog("?outcome=refused");
    expect(items).toMatchObject([
      { action: "change", actor: { id: "auth0|8" }, detail: { method: "POST", path: "/api/scans" } },
    ]);
  });

  test("for the settings at the start: of a secret, only that it is set", async () => {
    const lines = logged();
    await recordStart();
    const [{ action, detail } = { action: "", detail: {} }] = (await auditLog()).items;
    expect(action).toBe("server-started");
    expect(detail).toMatchObject({ POSTURE_URL: ORIGIN, POSTURE_SESSION_SECRET: "…", POSTURE_KEEP_DAYS: "not set" });
    expect(Object.keys(detail)).toEqual(expect.arrayContaining(Object.keys(settingsForRecord())));
    const said = JSON.stringify(detail) + JSON.stringify(lines());
    expect(said).not.toContain(SECRET);
    expect(said).not.toContain("a client secret");
  });

  test("an unknown parameter or a cursor of another query is rejected", async () => {
    expect((await ask(auditApi.GET, "/api/audit?who=anna")).status).toBe(400);
    expect((await ask(auditApi.GET, "/api/audit?from=yesterday")).status).toBe(400);
    expect((await ask(auditApi.GET, "/api/audit?cursor=abc")).status).toBe(400);
  });
});

test("without a record there is no change: scans, deletions and tokens are rejected with a reason, and reading continues", async () => {
  const { sessions, tokens: kept } = await database();
  const session = await sessions.start({ subject: "auth0|7", name: "Anna", role: "operator" });
  const { token, secret } = await kept.make({ name: "nightly", role: "viewer", madeBy: "Anna", days: 1 });
  const other = new DatabaseSync(join(folder, "posture.db"));
  other.exec("create trigger full before insert on audit_records begin select raise(abort, 'no space'); end");
  other.close();
  const lines = logged();

  const refused = [
    await ask(scans.POST, "/api/scans", { method: "POST" }),
    await ask(prune.POST, "/api/scans/prune", { method: "POST", body: { days: 1 } }),
    await ask(tokens.POST, "/api/tokens", { method: "POST", body: { name: "x", role: "viewer", days: 1 } }),
    await ask(tokenById.DELETE, `/api/tokens/${token.id}`, { method: "DELETE", id: token.id }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
  expect(await (await ask(scans.GET, "/api/scans")).json()).toEqual({ items: [] });
  expect(await kept.list()).toHaveLength(1);
  const visitor = await kept.find(secret);
  expect(visitor).toMatchObject({ name: "nightly" });
  if (visitor) await noteTokenUse(visitor, "192.0.2.9");
  expect(await sessions.find(session)).toMatchObject({ name: "Anna" });
  expect((await ask(scans.POST, "/api/scans", { method: "POST", as: VERA })).status).toBe(403);
  expect(lines()).toContainEqual(
    expect.objectContaining({
      level: "warn",
      audit: expect.objectContaining({
        action: "change",
        actor: expect.objectContaining({ id: "auth0|8" }),
        record: null,
      }),
    }),
  );
});
