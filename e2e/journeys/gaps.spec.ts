import { expect, test } from "./journey.ts";

test("what could not be read is listed with the permission that is missing, and a policy to copy", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Gaps" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("AccessDenied");
  await expect(main).toContainText("bedrock:ListCustomModelDeployments");
  await expect(main).toContainText('"Version": "2012-10-17"');
});

test("similar gaps are one line that opens to each of them, also after sorting; all gaps are counted", async ({
  page,
}) => {
  const { items } = await (await page.request.get("/api/gaps")).json();
  const subjects = items.flatMap(({ operation, kind, subject }: Record<string, string>) =>
    operation === "kms:DescribeKey" && kind === "denied" ? subject : [],
  );
  expect(subjects.length).toBeGreaterThan(1);
  await page.goto("/gaps");
  await expect(page.getByRole("main")).toContainText(`${items.length} API calls failed`);
  const pages = page.getByRole("navigation", { name: "Pages" });
  const lines = Number(/of (\d+) lines/.exec(await pages.getByRole("status").innerText())?.[1]);
  expect(lines).toBeGreaterThan(0);
  expect(lines).toBeLessThan(items.length);

  await page.goto("/gaps?kind=denied");
  const line = page.getByRole("row").filter({ hasText: "kms:DescribeKey" });
  await expect(line).toHaveCount(1);
  await expect(line.locator("li")).toHaveCount(subjects.length);
  await expect(line.locator("li").first()).toBeHidden();
  await line.locator("summary").click();
  await expect(line.locator("li").first()).toBeVisible();
  for (const subject of subjects) await expect(line.locator(`[title="${subject}"]`)).toBeVisible();

  const before = await line.evaluate((row) => (row as HTMLTableRowElement).rowIndex);
  await page.getByRole("columnheader", { name: "API call" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=operation/);
  await expect.poll(() => line.evaluate((row) => (row as HTMLTableRowElement).rowIndex)).not.toBe(before);
  await expect(line.locator("li").first()).toBeVisible();
  await expect(page.locator("tbody details[open]")).toHaveCount(1);
});
