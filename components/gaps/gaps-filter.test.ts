import { expect, test } from "vitest";
import { gapsOnPage } from "./gaps-filter.ts";

test("a page has the requested size, and a page number beyond the last shows the last page", () => {
  expect(gapsOnPage(250, 2, 100)).toEqual({ at: 2, last: 3, offset: 100, shown: 100 });
  expect(gapsOnPage(250, 9, 100)).toEqual({ at: 3, last: 3, offset: 200, shown: 50 });
  expect(gapsOnPage(250, 1, 1_000)).toEqual({ at: 1, last: 1, offset: 0, shown: 250 });
  expect(gapsOnPage(0, 1, 100)).toMatchObject({ offset: 0, shown: 0 });
});
