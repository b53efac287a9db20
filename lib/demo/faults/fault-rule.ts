import { z } from "zod";

const matcher = {
  /** `service:Operation` as IAM writes the service, or `*`. */
  operation: z.string().regex(/^(\*|[a-z0-9-]+:(\*|[A-Za-z0-9]+))$/, 'must be "*", "service:*" or "service:Operation"'),
  region: z.string().min(1).optional(),
  /** Only calls whose input contains this text, e.g. a resource's id. */
  resource: z.string().min(1).optional(),
  /** Only the first so many matching calls. */
  times: z.int().positive().optional(),
};

/** Faults without settings of their own. */
export const PLAIN_FAULTS = [
  "deny",
  "error500",
  "error503",
  "unknown-operation",
  "expired-token",
  "clock-skew",
  "delete-between",
  "garbage",
  "html",
  "empty",
  "wrong-types",
  "endless-token",
  "empty-first-page",
  "reset",
  "hang",
  "truncate",
] as const;

/** One way in which the demo account misbehaves, and for which calls. */
export const faultRule = z.discriminatedUnion("kind", [
  z.strictObject({ ...matcher, kind: z.enum(PLAIN_FAULTS) }),
  /** Every call, or those above a rate. */
  z.strictObject({ ...matcher, kind: z.literal("throttle"), perSecond: z.number().positive().optional() }),
  z.strictObject({ ...matcher, kind: z.literal("slow"), bytesPerSecond: z.int().positive() }),
]);

export type FaultRule = z.infer<typeof faultRule>;

/** The body of `PUT /_demo/faults`: replaces all faults and the latency. */
export const faultSettings = z.strictObject({
  faults: z.array(faultRule),
  latencyMs: z.number().min(0).max(60_000).optional(),
});

export type FaultSettings = z.infer<typeof faultSettings>;
