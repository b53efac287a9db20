import "server-only";
import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { CHANGE_KINDS } from "#lib/domain/changes/change.ts";
import { ANSWERS } from "#lib/domain/finding.ts";
import type { Grant } from "#lib/domain/key.ts";
import type { ReasonCode } from "#lib/domain/reason.ts";
import { VERDICTS } from "#lib/domain/verdict.ts";
import type { ListedChange } from "#lib/views/changes.ts";
import { CHANGE_PARAMETERS } from "../../pages/changes.ts";
import { SUBJECT } from "./controls.ts";
import { KEY_EVENT } from "./keys.ts";
import { count, pageOf, rotation, text } from "./members.ts";
import { query } from "./operations.ts";

const parameters = z.custom<object | null>().meta({
  override: { type: ["object", "null"], description: "What the sentence of the reason names, by reason code" },
});

const ROW = z
  .object({
    verdict: z.enum(VERDICTS),
    unknown: z.enum(["unreadable", "not-exposed"]).nullable(),
    reason: z.string(),
    reasonCode: z.custom<ReasonCode | null>().meta({ override: { type: ["string", "null"] } }),
    reasonParameters: parameters,
    keyArn: text,
    keyAlias: text,
    storeArn: text,
    findings: z.array(z.string()).meta({ description: "IDs of failed controls" }),
    unknownControls: z.array(z.string()).meta({ description: "IDs of unknown controls" }),
  })
  .nullable()
  .meta({ description: "Null if that scan does not have the protection or did not read it" });

const FINDING = z
  .object({ answer: z.enum(ANSWERS), reason: text, reasonCode: text, reasonParameters: parameters })
  .nullable()
  .meta({ description: "Null if that scan has no finding for the subject" });

const KEY = z.object({
  state: text.meta({ description: "Null if the key could not be described, Gone if the key no longer exists" }),
  deletionDate: text,
  rotation,
});

const GRANT = z
  .custom<Grant | null>()
  .meta({ override: { type: ["object", "null"], description: "A grant as KMS lists it" } });

const LINES = z
  .array(z.object({ in: z.enum(["both", "before", "after"]), text: z.string() }))
  .meta({ description: "The lines of both key policies, formatted the same way" });

const COMMON = {
  kind: z.enum(CHANGE_KINDS),
  accountId: z.string(),
  region: z.string(),
  type: text.meta({ description: "Resource type; null for a key and what several resources share" }),
  name: z.string(),
  scanId: z.string().meta({
    description: "The newest scan of the posture that has the subject: of the older one for what no longer exists",
  }),
  keyId: text,
  title: text.meta({ description: "The title of the control" }),
  events: z.array(KEY_EVENT).nullable().meta({
    description:
      "CloudTrail events that can have made the change of a key, its policy or its grants, newest first. Null if the key's events were not searched over the whole time between the two postures, and for other changes",
  }),
};
const lines = z.null();
const keyArn = z.string();

const CHANGE = z
  .discriminatedUnion("subject", [
    z.object({
      ...{ ...COMMON, lines, subject: z.literal("row"), id: z.string(), resourceId: text, data: z.string() },
      ...{ before: ROW, after: ROW },
    }),
    z.object({
      ...{ ...COMMON, lines, subject: z.literal("finding"), control: z.string(), about: SUBJECT, resourceId: text },
      ...{ before: FINDING, after: FINDING },
    }),
    z.object({
      ...{ ...COMMON, lines, subject: z.literal("key"), keyArn },
      ...{ part: z.enum(["key", "policy", "grants", "rotation"]), before: KEY, after: KEY },
    }),
    z.object({ ...COMMON, subject: z.literal("policy"), keyArn, before: z.string(), after: z.string(), lines: LINES }),
    z.object({
      ...{ ...COMMON, lines, subject: z.literal("grant"), keyArn, grantId: z.string(), before: GRANT, after: GRANT },
    }),
  ])
  .meta({ id: "Change" }) satisfies z.ZodType<ListedChange>;

const CHANGES = pageOf(CHANGE).extend({
  fromScanId: text.meta({ description: "The newest scan of the older posture; null if there is none before" }),
  fromAt: text.meta({ description: "The time of the older posture" }),
  kinds: z.array(z.object({ value: z.string(), count })).meta({ description: "Number of changes by kind" }),
});

/** The paths of the API for changes. */
export const CHANGES_PATHS = {
  "/api/changes": {
    get: query(
      "Changes between two times or scans. What one of them could not read is never reported as fixed, better, gone or new",
      CHANGE_PARAMETERS,
      CHANGES,
    ),
  },
} satisfies ZodOpenApiPathsObject;
