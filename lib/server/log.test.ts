import fc from "fast-check";
import { expect, test } from "vitest";
import { createLog, plain } from "./log.ts";

function logging() {
  const lines: string[] = [];
  return { lines, log: createLog({ write: (line) => void lines.push(line) }) };
}

test("a record is one line of JSON, for any logged value", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (name, message) => {
      const { lines, log } = logging();
      log.info({ name: plain(name), err: new Error(message) }, plain(message));
      expect(lines).toHaveLength(1);
      expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r]/);
      expect(() => JSON.parse(lines[0] ?? "")).not.toThrow();
    }),
  );
});

test("no text in a record can reorder or hide its neighbours", () => {
  const { lines, log } = logging();
  log.warn({ name: plain('safe\u202eevil\u200b\u001b[31m\n{"level":"fatal"}') }, "said");
  for (const character of ["\u202e", "\u200b", "\u001b"]) expect(lines.join("")).not.toContain(character);
  expect(lines).toHaveLength(1);
});

test("a logged error has neither request nor response, and at most a thousand characters", () => {
  const { lines, log } = logging();
  const request = { headers: { authorization: "AWS4-HMAC-SHA256 Credential=AKIA" } };
  const error = Object.assign(new Error("x".repeat(5_000)), { $response: { body: "CANARY" }, request, code: "E" });
  log.error({ err: error }, "failed");
  expect(lines[0]).not.toMatch(/CANARY|AKIA/);
  expect(JSON.parse(lines[0] ?? "").err).toMatchObject({ type: "Error", code: "E", message: "x".repeat(1_000) });
});
