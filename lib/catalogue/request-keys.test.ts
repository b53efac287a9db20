import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KEY_MEMBERS } from "./completeness.testkit.ts";
import { familyOperations } from "./family-operations.testkit.ts";
import { mayNameKey, textMembers } from "./key-members.testkit.ts";
import { SHOWN_LATER, UNSEEN_KEYS } from "./request-keys.ts";
import type { SdkOperation } from "./sdk-operation.ts";

const takesKey = (operation: SdkOperation) =>
  [...textMembers({ ...operation, output: operation.input })].some(mayNameKey);
const TAKING = familyOperations().filter(takesKey);
const SHOWING = new Set(KEY_MEMBERS.map(({ operation: { service, name } }) => `${service} ${name}`));
const UNSEEN = UNSEEN_KEYS.flatMap(({ operations }) => operations);

/** Create and Update operations have a read operation with the same name. */
function isShown({ service, name }: SdkOperation): boolean {
  const [, thing] = /^(?:Create|Update)(.+)$/.exec(name) ?? [];
  return thing !== undefined && [`Get${thing}`, `List${thing}s`].some((read) => SHOWING.has(`${service} ${read}`));
}

test("every request that takes a key has it shown afterwards, or is named as unseen", () => {
  const known = new Set([...UNSEEN, ...Object.keys(SHOWN_LATER)]);
  expect(TAKING.filter((each) => !isShown(each) && !known.has(each.name)).map(({ name }) => name)).toEqual([]);
});

test("nothing is named as unseen, or as shown later, that takes no key or is read again", () => {
  const taking = new Set(TAKING.filter((each) => !isShown(each)).map(({ name }) => name));
  // Their client is not a dependency: none of its responses describes data at rest.
  const elsewhere = ["InvokeDataAutomation", "InvokeDataAutomationAsync"];
  expect([...UNSEEN, ...Object.keys(SHOWN_LATER)].filter((name) => !taking.has(name))).toEqual(elsewhere);
});

test("the README names each of them where it says what is not seen", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, line = ""] = /^- \*\*Keys given in a request\.\*\*(.*)$/m.exec(readme) ?? [];
  expect([...line.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(UNSEEN);
});
