import { expect, it } from "vitest";
import { demoEnvironment } from "./demo-environment.ts";

it("none of the caller's own AWS settings reach the demo", () => {
  const caller = {
    PATH: "/bin",
    AWS_PROFILE: "production",
    AWS_SESSION_TOKEN: "secret",
    AWS_ENDPOINT_URL_KMS: "https://kms.example",
    POSTURE_REGIONS: "eu-west-1",
    DATABASE_URL: "file:mine.db",
    HTTP_PROXY: "http://proxy:3128",
    https_proxy: "http://proxy:3128",
  };
  const environment = demoEnvironment(caller, "http://127.0.0.1:1", "file:demo.db");
  expect(environment).toMatchObject({
    PATH: "/bin",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    DATABASE_URL: "file:demo.db",
  });
  for (const name of [
    "AWS_PROFILE",
    "AWS_SESSION_TOKEN",
    "AWS_ENDPOINT_URL_KMS",
    "POSTURE_REGIONS",
    "HTTP_PROXY",
    "https_proxy",
  ]) {
    expect(environment).not.toHaveProperty(name);
  }
});
