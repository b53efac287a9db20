import type { Observation } from "#lib/domain/observation.ts";

/*
 * The draft of an agent and each of its versions have action groups, collaborators, knowledge base associations and
 * memory. A version's ARN is the agent's with `#version/N`.
 */

/** The agent or version that a part of an agent belongs to. */
export interface AgentPart {
  readonly observation: Observation;
}

/** The id of an agent, also for one of its versions. */
export const agentIdOf = ({ arn }: Observation): string | undefined => arn.split("#")[0]?.split("/").at(-1);

/** The version of an agent: `DRAFT` for the agent itself. */
export const versionOf = ({ arn }: Observation): string => arn.split("#version/")[1] ?? "DRAFT";

/** The ARN of something inside an agent or version. */
export const insideAgent = ({ arn }: Observation, part: string): string =>
  `${arn}${arn.includes("#") ? "/" : "#"}${part}`;
