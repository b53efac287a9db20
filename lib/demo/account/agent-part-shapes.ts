import type { ActionGroupSignature, AgentActionGroup, AgentCollaboratorSummary } from "@aws-sdk/client-bedrock-agent";
import type { Held } from "./held.ts";
import { arn } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";

/** An action group as it is written down. */
export interface ActionGroupSketch {
  readonly id: string;
  readonly name: string;
  /** The ARN of the function that acts; without one the application itself does. */
  readonly lambda?: string;
  /** The bucket that holds its API schema. */
  readonly schemaBucket?: string;
  /** One of AWS's own action groups, which has neither. */
  readonly signature?: ActionGroupSignature;
  readonly reading?: "denied" | "gone";
}

const CANARY = "CANARY-CONTENT: pay out up to the limit";

/** Fills a sketch of an action group; its description and functions carry the marker. */
export function actionGroup(agentId: string, agentVersion: string, sketch: ActionGroupSketch): Held<AgentActionGroup> {
  const schema = sketch.schemaBucket
    ? { apiSchema: { s3: { s3BucketName: sketch.schemaBucket, s3ObjectKey: `schemas/${sketch.name}.json` } } }
    : { functionSchema: { functions: [{ name: "decide", description: CANARY }] } };
  return {
    ...(sketch.reading ? { reading: sketch.reading } : {}),
    detail: {
      agentId,
      agentVersion,
      actionGroupId: sketch.id,
      actionGroupName: sketch.name,
      description: CANARY,
      actionGroupState: "ENABLED",
      createdAt: madeOn(sketch.id),
      updatedAt: changedOn(sketch.id),
      ...(sketch.signature
        ? { parentActionSignature: sketch.signature }
        : {
            actionGroupExecutor: sketch.lambda ? { lambda: sketch.lambda } : { customControl: "RETURN_CONTROL" },
            ...schema,
          }),
    },
  };
}

/** A collaborator: another agent, by its alias, and an instruction that carries the marker. */
export function collaborator(
  region: string,
  agentId: string,
  agentVersion: string,
  collaboratorId: string,
  alias: string,
): AgentCollaboratorSummary {
  return {
    agentId,
    agentVersion,
    collaboratorId,
    collaboratorName: `ask-${alias.split("/")[0]?.toLowerCase()}`,
    agentDescriptor: { aliasArn: arn("bedrock", region, `agent-alias/${alias}`) },
    collaborationInstruction: CANARY,
    relayConversationHistory: "TO_COLLABORATOR",
    createdAt: madeOn(collaboratorId),
    lastUpdatedAt: changedOn(collaboratorId),
  };
}
