import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localPath } from "./local-path.ts";
import { roleOf } from "./roles.ts";
import { sealVisitor, unsealVisitor } from "./sealed-visitor.ts";

const NAMED = { roleClaim: "groups", operators: ["ops"], viewers: ["sec"] };

describe("roles come from a claim", () => {
  test.each([
    [{ groups: ["sec", "ops"] }, "operator"],
    [{ groups: "ops" }, "operator"],
    [{ groups: ["sec"] }, "viewer"],
    [{ groups: ["sales"] }, null],
    [{ groups: [7, null, { ops: true }] }, null],
    [{ roles: ["ops"] }, null],
    [{}, null],
  ])("%j gives %s", (claims, role) => {
    expect(roleOf(claims, NAMED)).toBe(role);
  });

  test("everybody whom the provider signs in may look, unless viewers are named; nobody operates by default", () => {
    expect(roleOf({}, { ...NAMED, viewers: [] })).toBe("viewer");
    expect(roleOf({ groups: [""] }, { ...NAMED, operators: [], viewers: [] })).toBe("viewer");
  });
});

describe("after a sign-in one comes back to a path of ours, whatever an address says", () => {
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

describe("what the door writes down about a visitor", () => {
  const visitor = { via: "session", id: "7", name: "Zoë ✓", role: "viewer" } as const;

  test("is read back whole", () => {
    expect(unsealVisitor(sealVisitor(visitor))).toEqual(visitor);
  });

  test("cannot be written by anybody else", () => {
    const [text = "", mac = ""] = sealVisitor(visitor).split(".");
    const forged = Buffer.from(JSON.stringify({ ...visitor, role: "operator" })).toString("base64url");
    for (const given of [`${forged}.${mac}`, `${text}.`, text, `${text}.${mac}x`, `.${mac}`, "", null])
      expect(unsealVisitor(given)).toBeNull();
    fc.assert(fc.property(fc.string(), (given) => unsealVisitor(given) === null));
  });
});
