import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import type { AuditRecord, ChainCheck } from "#lib/domain/audit.ts";
import { NOW } from "#lib/domain/posture.ts";
import { Audit } from "./audit.tsx";
import { NO_AUDIT_FILTER } from "./audit-query.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const RECORD: AuditRecord = {
  ...{ position: 7, at: "2026-11-24T09:05:11.000Z", action: "signed-in", outcome: "refused", hash: "ab12" },
  ...{ actor: { via: "session", id: "auth0|7", name: "Anna <b>" }, address: "192.0.2.7", subject: null },
  detail: { why: "no-role" },
};

function shown(items: readonly AuditRecord[], chain: ChainCheck, filter = NO_AUDIT_FILTER): string {
  const page = { items, total: items.length, offset: 0, nextCursor: null, previousCursor: null, lastCursor: null };
  const state = { ...filter, sort: "-record", limit: 100, asked: NOW } as const;
  return renderToStaticMarkup(
    <Audit view={{ ...page, chain }} state={state} now={new Date("2026-11-24T10:00:00Z")} />,
  ).replaceAll("<!-- -->", "");
}

describe("the audit log", () => {
  test("shows who did what, when (with the time zone) and from where, and links to all actions of that user", () => {
    const page = shown([RECORD], { kind: "verified", records: 7, newestHash: "ab12" });
    for (const text of ["Sign-in", "Refused", "Anna &lt;b&gt;", "192.0.2.7", "2026-11-24 09:05:11 UTC", "no-role"])
      expect(page).toContain(text);
    expect(page).toContain("/audit?actor=auth0%7C7");
  });

  test("says whether the hash chain is intact, or which record breaks it", () => {
    expect(shown([RECORD], { kind: "verified", records: 7, newestHash: "ab12" })).toMatch(
      /Hash chain verified: 7 records/,
    );
    expect(shown([RECORD], { kind: "broken", records: 4, at: 5 })).toMatch(/Hash chain broken: record 5/);
  });

  test("says that there are no records yet, or that none match", () => {
    expect(shown([], { kind: "verified", records: 0, newestHash: null })).toContain("No audit records yet");
    const none = shown([], { kind: "verified", records: 7, newestHash: "ab12" }, { ...NO_AUDIT_FILTER, actor: "x" });
    expect(none).toContain("No records match the filters");
    expect(none).toContain("Clear the filters");
  });
});
