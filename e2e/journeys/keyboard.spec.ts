import { expect, test } from "./journey.ts";

test("search, move, open and go back without a mouse", async ({ page }) => {
  await page.goto("/resources");
  await page.locator("[data-row]").first().waitFor();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("claims");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=claims/);

  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page.locator("[data-row]").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/resources\/[0-9a-f]{16}/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/resources\?.*q=claims/);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("the first stop of the Tab key leads to the content", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the help lists the shortcuts that work on the page, and no others", async ({ page }) => {
  const help = page.getByRole("dialog");
  const listed = async (path: string) => {
    await page.goto(path);
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    return (await help.locator("dd").allTextContents()).join(", ");
  };
  expect(await listed("/permissions")).toBe("Show shortcuts");
  expect(await listed("/resources")).toBe(
    "Search, Next row, Previous row, Open the row, Leave the search field, Show shortcuts",
  );
  expect(await listed("/controls/BEP-003")).toContain("Back to the list");
});

test("shortcuts that are switched off do nothing, also after a reload, and can be switched on again", async ({
  page,
}) => {
  await page.goto("/resources");
  // The page listens to keys from here on.
  await expect(page.locator("html")).toHaveAttribute("data-shortcuts", "on");
  await page.keyboard.press("?");
  const toggle = page.getByRole("checkbox", { name: "Keyboard shortcuts are on" });
  await toggle.uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  for (const reload of [false, true]) {
    if (reload) await page.reload();
    await page.locator("[data-row]").first().waitFor();
    await expect(page.locator("html")).toHaveAttribute("data-shortcuts", "off");
    for (const key of ["j", "/", "?"]) await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("searchbox")).not.toBeFocused();
    await expect(page.locator("[data-row]").first()).not.toBeFocused();
  }
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await toggle.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(page.locator("[data-row]").first()).toBeFocused();
});
