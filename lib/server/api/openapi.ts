import "server-only";
import { createDocument } from "zod-openapi";
import { VERSION } from "#lib/domain/version.ts";
import { AUDIT_PATHS } from "./openapi/audit.ts";
import { CHANGES_PATHS } from "./openapi/changes.ts";
import { CONTROLS_PATHS } from "./openapi/controls.ts";
import { COVERAGE_PATHS } from "./openapi/coverage.ts";
import { GAPS_PATHS } from "./openapi/gaps.ts";
import { KEYS_PATHS } from "./openapi/keys.ts";
import { RESOURCES_PATHS } from "./openapi/resources.ts";
import { SCANS_PATHS } from "./openapi/scans.ts";
import { SERVICE_PATHS } from "./openapi/service.ts";
import { TOKENS_PATHS } from "./openapi/tokens.ts";

/**
 * The OpenAPI 3.1 description of the API, built from the schemas that parse its requests. The compiler compares the
 * schema of each response with the type that is sent: a member that changes there and not in `openapi/` does not
 * compile.
 */
export function openApi() {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Bedrock Posture",
      version: VERSION,
      description: "The encryption posture of Amazon Bedrock in one AWS account.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    // Required if sign-in is configured. In a browser the session cookie serves the same purpose.
    security: [{ token: [] }, {}],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths: {
      ...SERVICE_PATHS,
      ...SCANS_PATHS,
      ...RESOURCES_PATHS,
      ...KEYS_PATHS,
      ...CONTROLS_PATHS,
      ...GAPS_PATHS,
      ...COVERAGE_PATHS,
      ...CHANGES_PATHS,
      ...AUDIT_PATHS,
      ...TOKENS_PATHS,
    },
  });
}
