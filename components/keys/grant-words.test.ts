import { expect, test } from "vitest";
import type { GrantReading } from "#lib/domain/grant-reading.ts";
import { groupLikeGrants } from "./grant-words.ts";

const reading = (grantId: string, more: object = {}): GrantReading =>
  ({
    grant: { grantId, name: grantId, createdAt: `2026-01-0${grantId}`, operations: ["Decrypt"], ...more },
    grantee: { kind: "principal", accountId: "123456789012", ownAccount: true },
    purpose: { kind: "untied", because: "Nothing says what it is for." },
    ...{ binding: null, operations: null, holder: null, retirement: null },
  }) as unknown as GrantReading;

const idsOf = (groups: ReturnType<typeof groupLikeGrants>) =>
  groups.map((group) => group.map(({ grant }) => grant.grantId));

test("grants that differ only in id, name and time are one group, and the group keeps all of them", () => {
  expect(idsOf(groupLikeGrants(["1", "2", "3"].map((id) => reading(id))))).toEqual([["1", "2", "3"]]);
});

test("a grant with other operations or another grantee is never in the same group", () => {
  const others = [
    reading("2", { operations: ["Decrypt", "CreateGrant"] }),
    reading("3", { grantee: "arn:aws:iam::999999999999:role/B" }),
    reading("4", { sourceArn: "arn:x" }),
    { ...reading("5"), retirement: "Who may retire it is unknown." },
  ];
  expect(groupLikeGrants([reading("1"), ...others])).toHaveLength(5);
});
