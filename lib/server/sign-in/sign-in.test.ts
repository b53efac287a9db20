import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localPath } from "./local-path.ts";
import { roleOf } from "./roles.ts";
import { sealVisitor, unsealVisitor } from "./sealed-visitor.ts";

const NESTED = { roleClaim: "realm_access.roles", operators: ["ops"], viewers: ["sec"] };
const NAMED = { roleClaim: "groups", operators: ["ops"], viewers: ["sec"] };

describe("roles come from a claim", () => {
  test.each([
    [{ groups: ["sec", "ops"] }, "operator", null],
    [{ groups: "ops" }, "operator", null],
    [{ groups: ["sec"] }, "viewer", null],
    [{ groups: ["sales"] }, null, null],
    [{ groups: [] }, null, null],
    [{ groups: [7, null, { ops: true }] }, null, "unreadable"],
    [{ groups: { ops: { "1": "aldermere" } } }, null, "unreadable"],
    [{ groups: [7, "ops"] }, "operator", null],
    [{ groups: null }, null, "absent"],
    [{ roles: ["ops"] }, null, "absent"],
    [{}, null, "absent"],
    [{ _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint: "https://x" } } }, null, "left-out"],
    [{ hasgroups: true }, null, "left-out"],
    [{ hasgroups: "true" }, null, "left-out"],
    [{ _claim_names: { picture: "src1" } }, null, "absent"],
    [{ _claim_names: { groups: "src1" }, groups: ["ops"] }, "operator", null],
  ])("%j gives %s, with the reason: %s", (claims, role, gap) => {
    expect(roleOf([claims], NAMED)).toEqual({ role, gap });
  });

  test("every signed-in person is a viewer, unless viewers are named; none is an operator by default", () => {
    expect(roleOf([{}], { ...NAMED, viewers: [] })).toEqual({ role: "viewer", gap: "absent" });
    expect(roleOf([{ _claim_names: { groups: "x" } }], { ...NAMED, viewers: [] })).toEqual({
      role: "viewer",
      gap: "left-out",
    });
    expect(roleOf([{ groups: [""] }], { ...NAMED, operators: [], viewers: [] })).toEqual({ role: "viewer", gap: null });
    expect(roleOf([{}], { ...NAMED, operators: [], viewers: [] })).toEqual({ role: "viewer", gap: null });
  });

  test("the ID token's claim takes precedence over that of userinfo, which counts if the token has none", () => {
    expect(roleOf([{ groups: ["sec"] }, { groups: ["ops"] }], NAMED).role).toBe("viewer");
    expect(roleOf([{ realm_access: {} }, { realm_access: { roles: ["ops"] } }], NESTED).role).toBe("operator");
  });

  test.each([
    ["realm_access.roles", { realm_access: { roles: ["ops"] } }],
    ["resource_access.posture.roles", { resource_access: { posture: { roles: "ops" } } }],
    ["https://example.com/roles", { "https://example.com/roles": ["ops"] }],
    ["urn:example:roles", { "urn:example:roles": ["ops"] }],
    ["realm_access.roles", { "realm_access.roles": ["ops"], realm_access: { roles: ["sec"] } }],
  ])("a claim is found by its full name, else by the path %s", (roleClaim, claims) => {
    expect(roleOf([claims], { ...NAMED, roleClaim }).role).toBe("operator");
  });

  test.each(["constructor.name", "__proto__", "groups.0", "groups.length", "a..b", "."])(
    "the path %s finds only claims, never members that every object or list has",
    (roleClaim) => {
      expect(roleOf([{ groups: ["ops"], a: {} }], { ...NAMED, roleClaim, operators: ["ops", "Object", "1"] })).toEqual({
        role: null,
        gap: "absent",
      });
    },
  );
});

describe("after a sign-in the browser returns to a path of the dashboard, for any requested address", () => {
  test.each([
    ["/keys?q=a%20b", "/keys?q=a%20b"],
    ["https://evil.example/", "/"],
    ["//evil.example/x", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/auth/sign-in", "/"],
    ["/x/../auth/sign-out", "/"],
    ["javascript:alert(1)", "/"],
    ["", "/"],
    [null, "/"],
    [`/resources?q=${"x".repeat(4_000)}`, "/"],
    // URL escapes make it longer.
    [`/resources?q=${"é".repeat(300)}`, "/"],
  ])("%j leads to %s", (asked, path) => {
    expect(localPath(asked)).toBe(path);
  });

  test("for any text, the browser stays at this origin", () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        const path = localPath(`/${rest}`);
        expect(new URL(path, "https://posture.example").origin).toBe("https://posture.example");
      }),
    );
  });
});

describe("the sealed visitor", () => {
  const visitor = { via: "session", id: "7", name: "Zoë ✓", role: "viewer" } as const;

  test("is read back unchanged", () => {
    expect(unsealVisitor(sealVisitor(visitor))).toEqual(visitor);
  });

  test("cannot be forged", () => {
    const [text = "", mac = ""] = sealVisitor(visitor).split(".");
    const forged = Buffer.from(JSON.stringify({ ...visitor, role: "operator" })).toString("base64url");
    for (const given of [`${forged}.${mac}`, `${text}.`, text, `${text}.${mac}x`, `.${mac}`, "", null])
      expect(unsealVisitor(given)).toBeNull();
    fc.assert(fc.property(fc.string(), (given) => unsealVisitor(given) === null));
  });
});
