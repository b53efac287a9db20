import "server-only";
import { visitorOf } from "../sign-in/visitor.ts";
import { Problem } from "./problem.ts";

/** Rejects a request for data that only operators may see. @throws Problem 403 */
export function demandOperator(request: Request): void {
  if (visitorOf(request)?.role !== "operator")
    throw new Problem(403, "Viewing the audit log requires the operator role.");
}
