import { describe, expect, test } from "vitest";
import { environment } from "./environment.ts";

describe("the environment", () => {
  test("has defaults; an empty variable counts as not set", () => {
    const defaults = {
      HOST: "127.0.0.1",
      PORT: 3000,
      DATABASE_URL: "file:./data/posture.db",
      POSTURE_REGIONS: null,
    };
    expect(environment({})).toEqual(defaults);
    expect(environment({ HOST: "", PORT: "", DATABASE_URL: "", POSTURE_REGIONS: "" })).toEqual(defaults);
  });

  test("takes Regions as a comma list", () => {
    expect(environment({ POSTURE_REGIONS: "eu-central-1, us-gov-west-1" }).POSTURE_REGIONS).toEqual([
      "eu-central-1",
      "us-gov-west-1",
    ]);
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "1.5"],
    ["HOST", "0.0.0.0"],
    ["DATABASE_URL", "mysql://x"],
    ["POSTURE_REGIONS", "us-east-1,moon"],
  ])("%s=%s is refused by name, with what it got and what it takes", (name, value) => {
    expect(() => environment({ [name]: value })).toThrow(`${name} is "${value}" but takes`);
  });

  test("a host that others can reach is refused while there is no sign-in", () => {
    expect(() => environment({ HOST: "192.168.1.5" })).toThrow("authentication is not available in this version");
  });

  test("all that is wrong is said at once, without the password of a database address", () => {
    const wrong = () => environment({ PORT: "x", DATABASE_URL: "mysql://me:secret@db/x" });
    expect(wrong).toThrow(/PORT is "x"[\s\S]*DATABASE_URL is "mysql:\/\/…@db\/x"/);
    expect(wrong).not.toThrow(/secret/);
  });
});
