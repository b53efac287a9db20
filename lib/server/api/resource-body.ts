import "server-only";
import type { Observation } from "#lib/domain/observation.ts";
import { sentenceOf } from "#lib/domain/reason.ts";
import type { ResourceDetail } from "#lib/views/resource.ts";
import { postureBody } from "./posture-body.ts";

/** A resource as the API returns it: the reasons in its observation are sentences, as in those of older scans. */
export const resourceBody = ({ observation, ...detail }: ResourceDetail) => ({
  ...postureBody(detail),
  observation: { ...observation, protections: observation.protections.map(withSentence) },
});

function withSentence({ source, ...protection }: Observation["protections"][number]) {
  if (!("reason" in source) || typeof source.reason === "string") return { ...protection, source };
  return { ...protection, source: { ...source, reason: sentenceOf(source.reason) } };
}
