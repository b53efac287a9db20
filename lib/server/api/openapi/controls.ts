import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { SEVERITIES } from "#lib/domain/control-text.ts";
import type { ControlSummary } from "#lib/views/controls.ts";
import type { ListedFinding } from "#lib/views/findings.ts";
import { FINDING_PARAMETERS } from "../../pages/finding-query.ts";
import { PAGE_PARAMETERS } from "../../url/parameters.ts";
import { count, pageOf, SHOWN, text } from "./members.ts";
import { query } from "./operations.ts";

const CONTROL = z
  .object({
    id: z.string().meta({ description: "Control ID, BEP-nnn" }),
    title: z.string().meta({ description: "The requirement" }),
    severity: z.enum(SEVERITIES),
    severityReason: z.string(),
    rationale: z.string(),
    remediation: z.object({
      summary: z.string(),
      console: z.array(z.string()),
      cli: text,
      cloudFormation: text,
      terraform: text,
    }),
    sources: z.array(z.string()),
    frameworks: z.array(
      z.object({
        framework: z.string(),
        id: z.string(),
        by: z.enum(["aws", "analogy"]).meta({ description: "aws: mapped by AWS. analogy: mapped by this project." }),
      }),
    ),
    pass: count,
    fail: count,
    cannotTell: count.meta({ description: "Number of unknown checks, because data could not be read" }),
  })
  .meta({ id: "Control" }) satisfies z.ZodType<ControlSummary>;

const arn = z.string();

/** What a finding is about. */
export const SUBJECT = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("row"), id: z.string() }),
  z.object({ kind: z.literal("resource"), id: z.string() }),
  z.object({ kind: z.literal("key"), arn }),
  z.object({ kind: z.literal("grant"), keyArn: arn, grantId: z.string() }),
  z.object({ kind: z.literal("store"), arn }),
  z.object({ kind: z.literal("region"), region: z.string() }),
]);

const FINDING = z
  .object({
    control: z.string(),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    answer: z.enum(["fail", "cannot-tell"]),
    subject: SUBJECT,
    region: z.string(),
    name: z.string(),
    reason: z.string(),
    reasonCode: z
      .string()
      .optional()
      .meta({ description: "The reason without its wording; missing where only the sentence is kept" }),
    reasonParameters: z
      .custom<object>()
      .meta({ override: { type: "object", description: "What the sentence of the reason names, by reason code" } })
      .optional(),
    resourceId: text.meta({ description: "Set for a resource, and for a protection of a known resource" }),
    keyId: text.meta({ description: "Set for a key and for a grant" }),
    accountId: z.string(),
    firstSeen: text.meta({
      description: "When a scan saw this finding first, ISO 8601 UTC; also where that scan is no longer kept",
    }),
  })
  .meta({ id: "Finding" }) satisfies z.ZodType<ListedFinding>;

const CONTROLS = z.object({ ...SHOWN, items: z.array(CONTROL) });

const FINDINGS = pageOf(FINDING);

/** The paths of the API for controls. */
export const CONTROLS_PATHS = {
  "/api/controls": {
    get: query("Controls that were evaluated, failed ones first", PAGE_PARAMETERS, CONTROLS),
  },
  "/api/findings": {
    get: query("Failed and unknown findings by control, failed ones first", FINDING_PARAMETERS, FINDINGS),
  },
} satisfies ZodOpenApiPathsObject;
