import { afterEach, expect, test, vi } from "vitest";
import { fixedHeaders } from "./fixed-headers.ts";

vi.mock("./sign-in/settings.ts", () => ({ signInSettings: () => settings }));
let settings: { url: string } | null = null;
afterEach(() => {
  settings = null;
});

test.each([
  [null, undefined],
  [{ url: "http://127.0.0.1:3000" }, undefined],
  [{ url: "https://posture.example" }, "max-age=31536000"],
])("HSTS is sent only if the dashboard is reached over TLS: %j", (given, told) => {
  settings = given;
  expect(fixedHeaders()["Strict-Transport-Security"]).toBe(told);
  expect(fixedHeaders()["Cache-Control"]).toBe("no-store");
});
