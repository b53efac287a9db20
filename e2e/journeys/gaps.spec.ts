import { expect, test } from "./journey.ts";

test("what could not be read is listed with the permission that is missing, and a policy to copy", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Gaps" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("AccessDenied");
  await expect(main).toContainText("bedrock:ListCustomModelDeployments");
  await expect(main).toContainText('"Version": "2012-10-17"');
});
