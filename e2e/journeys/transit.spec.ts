import { expect, test } from "./journey.ts";

const NAME = "Encryption in transit";

test("encryption in transit is a page of its own, in the navigation and in the scan that one looks at", async ({
  page,
}) => {
  await page.goto("/monitoring");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: NAME }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
  const [{ id }] = (await (await page.request.get("/api/scans?limit=1")).json()).items;
  await page.goto(`/transit?scan=${id}`);
  await expect(page.getByRole("link", { name: /BEP-050/ })).toHaveAttribute(
    "href",
    `/controls/BEP-050?scan=${id}&from=%2Ftransit`,
  );
});

test("an old link into the Monitoring page leads to the section on the page of its own", async ({ page }) => {
  for (const anchor of ["in-transit", "vpc-endpoints", "connections"]) {
    await page.goto(`/monitoring#${anchor}`);
    await page.locator(`#${anchor}`).getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/transit#${anchor}$`));
    await expect(page.locator(`#${anchor}`)).toBeInViewport();
  }
});

test("a finding about VPC endpoints leads to them, any other finding about a Region to its monitoring", async ({
  page,
}) => {
  for (const [control, address] of [
    ["BEP-053", /\/transit#vpc-endpoints$/],
    ["BEP-040", /\/monitoring#watch-/],
  ] as const) {
    await page.goto(`/controls/${control}`);
    await page.locator("#findings tbody a").first().click();
    await expect(page).toHaveURL(address);
    await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();
  }
});

test("the dashboard's own plain HTTP endpoint is said once and is no failed row", async ({ page }) => {
  await page.goto("/transit");
  const connections = page.locator("#connections");
  await expect(connections.getByText(/an endpoint on its own machine, over HTTP without TLS/)).toHaveCount(1);
  await expect(connections.getByRole("row")).toHaveCount(0);
});
