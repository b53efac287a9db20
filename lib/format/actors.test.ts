import { expect, test } from "vitest";
import { actorName } from "./actors.ts";

test("a caller is named by its session, role or user name", () => {
  const name = (principal: string | null, service: string | null = null) => actorName({ principal, service });
  expect(name("arn:aws:sts::1:assumed-role/Admin/ann")).toBe("ann (role Admin)");
  expect(name("arn:aws:iam::1:user/team/bob")).toBe("bob");
  expect(name("arn:aws:iam::1:root")).toBe("arn:aws:iam::1:root");
  expect(name(null, "bedrock.amazonaws.com")).toBe("bedrock.amazonaws.com");
  expect(name("arn:aws:sts::1:assumed-role/Agent/s", "bedrock.amazonaws.com")).toBe(
    "bedrock.amazonaws.com for s (role Agent)",
  );
  expect(name(null)).toBe("not said");
});
