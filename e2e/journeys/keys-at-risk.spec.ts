import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./journey.ts";

/** The first key in a state, as the API lists it. */
async function keyIn(request: APIRequestContext, state: string) {
  const [key] = (await (await request.get(`/api/keys?state=${state}&limit=1`)).json()).items;
  return key;
}

test("the page of a key pending deletion says what is lost and when, and has the commands that stop it", async ({
  page,
}) => {
  const key = await keyIn(page.request, "PendingDeletion");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/keys/${key.id}`);
  const date = key.deletionDate.slice(0, 10);
  await expect(page.getByText(`The data is unreadable now and unrecoverable from ${date}`)).toBeInViewport();
  const commands = page.locator("#recovery pre");
  await expect(commands).toBeInViewport();
  await expect(commands).toHaveText(
    `aws kms cancel-key-deletion --key-id ${key.arn} --region ${key.region}\naws kms enable-key --key-id ${key.arn} --region ${key.region}`,
  );
  await expect(page.locator("#recovery").getByRole("button", { name: /Copy/ })).toBeInViewport();
  await expect(page.locator("main")).not.toContainText(/if (the|this) key (goes|is disabled)/);
});

test("the page of a disabled key has the command that enables it, of an enabled key none", async ({ page }) => {
  const disabled = await keyIn(page.request, "Disabled");
  await page.goto(`/keys/${disabled.id}`);
  await expect(page.locator("#recovery pre")).toHaveText(
    `aws kms enable-key --key-id ${disabled.arn} --region ${disabled.region}`,
  );
  await page.goto(`/keys/${(await keyIn(page.request, "Enabled")).id}`);
  await expect(page.locator("#recovery")).toHaveCount(0);
});

test("dependent resources of an unusable key show the verdict of what it encrypts", async ({ page }) => {
  await page.goto(`/keys/${(await keyIn(page.request, "Disabled")).id}`);
  const lines = page.locator("#dependants ul:not([aria-label]) > li");
  expect(await lines.count()).toBeGreaterThan(1);
  for (const line of await lines.all()) await expect(line).toContainText("Key unusable");
});

test("the overview has the keys that are deleted next, and a link to all at risk", async ({ page }) => {
  await page.goto("/");
  const lines = page.locator("#risk ul:not([aria-label]) > li");
  await expect(lines).toHaveCount(5);
  const dates = (await lines.allInnerTexts()).flatMap((text) => text.match(/unrecoverable from (\S+)/)?.[1] ?? []);
  expect(dates.length).toBeGreaterThan(1);
  expect(dates).toEqual([...dates].sort());
  await page
    .locator("#risk")
    .getByRole("link", { name: /View all \d+/ })
    .click();
  await expect(page).toHaveURL(/\/keys/);
  await expect(page.locator("tbody tr").first()).toContainText(`unrecoverable from ${dates[0]}`);
});

test("every page says that the account is the demo's, also on paper", async ({ page }) => {
  for (const address of ["/", "/keys", "/transit", "/scans"]) {
    await page.goto(address);
    await expect(page.getByRole("complementary", { name: "Demo account" })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("complementary", { name: "Demo account" })).toBeVisible();
    await page.emulateMedia({ media: null });
  }
});

test("the number of unusable keys is that of the rows behind its link, and no row of them says just Enabled", async ({
  page,
}) => {
  await page.goto("/keys");
  const link = page.getByRole("main").locator('a[href*="usability=unusable"]');
  const count = Number(await link.textContent());
  expect(count).toBeGreaterThan(1);
  await link.click();
  await expect(page).toHaveURL(/usability=unusable/);
  await expect(page.locator("tbody [data-row]")).toHaveCount(count);
  await expect(page.locator("tbody").getByText("Enabled, cannot encrypt").first()).toBeVisible();
  await expect(page.locator("tbody").getByText("Enabled", { exact: true })).toHaveCount(0);
});
