import { it } from "vitest";
import { checkFaults, checkMadeChanges, checkNothing } from "./laws.testkit.ts";

/** `npm run bench -- changes` runs 1,000. */
const HISTORIES = Number(process.env.CHANGE_HISTORIES ?? 50);

it("without faults, two scans differ in exactly what happened between them", () => checkMadeChanges(HISTORIES));

it("no fault of either scan is reported as new, worse, fixed, better, gone, or as a change of a key, policy or grant", () =>
  checkFaults(HISTORIES));

it("a scan does not differ from itself, whatever it could not read", () => checkNothing(HISTORIES));
