import type { Observation } from "#lib/domain/observation.ts";

/*
 * Action groups, collaborators, knowledge base associations and memory live in the draft of an agent and in each of
 * its versions alike. A version's ARN is the agent's with `#version/N`.
 */

/** What the parts of an agent need to know of the agent or version that they live in. */
export interface AgentPart {
  readonly observation: Observation;
}

/** The id of the agent that an agent or one of its versions is. */
export const agentIdOf = ({ arn }: Observation): string | undefined => arn.split("#")[0]?.split("/").at(-1);

/** The version of an agent: `DRAFT` for the agent itself. */
export const versionOf = ({ arn }: Observation): string => arn.split("#version/")[1] ?? "DRAFT";

/** The ARN of something inside an agent or version. */
export const insideAgent = ({ arn }: Observation, part: string): string =>
  `${arn}${arn.includes("#") ? "/" : "#"}${part}`;
