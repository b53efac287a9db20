import type {
  FlowAliasSummary,
  GetFlowCommandOutput,
  GetFlowVersionCommandOutput,
} from "@aws-sdk/client-bedrock-agent";
import type {
  FlowExecutionSummary,
  GetExecutionFlowSnapshotCommandOutput,
} from "@aws-sdk/client-bedrock-agent-runtime";
import type { Answered, Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";

export type Flow = Answered<GetFlowCommandOutput>;
export type FlowVersion = Answered<GetFlowVersionCommandOutput>;

/** An execution and the flow as it was when it started. */
export interface FlowExecution extends Held<Answered<GetExecutionFlowSnapshotCommandOutput>> {
  readonly summary: FlowExecutionSummary;
}

/** The draft of a flow with its versions, aliases and executions. */
export interface FlowModel extends Held<Flow> {
  readonly versions: readonly Held<FlowVersion>[];
  readonly aliases: readonly FlowAliasSummary[];
  readonly executions: readonly FlowExecution[];
}

interface Keyed {
  readonly key?: string;
  readonly reading?: "denied" | "gone";
}

export interface FlowSketch extends Keyed {
  readonly status?: Flow["status"];
  /** Version → what it was cut with. */
  readonly versions?: Readonly<Record<string, Keyed>>;
  /** Alias id → version; `TSTALIASID`, which AWS makes for every flow, routes to the draft. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Execution id → through which alias, of which version, and the key of the snapshot. */
  readonly executions?: Readonly<
    Record<string, Keyed & { alias: string; version: string; status?: FlowExecutionSummary["status"] }>
  >;
}

const CANARY = "CANARY-CONTENT: how the department works";
const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/BedrockFlowRole`;
const heldAs = ({ reading }: Keyed): { reading?: "denied" | "gone" } => (reading ? { reading } : {});

/** Fills a sketch of a flow; its definition carries the marker. */
export function flow(region: string, id: string, name: string, sketch: FlowSketch): FlowModel {
  const flowArn = arn("bedrock", region, `flow/${id}`);
  const described = {
    id,
    arn: flowArn,
    name,
    description: CANARY,
    executionRoleArn: ROLE,
    status: "Prepared" as const,
    createdAt: madeOn(id),
    definition: { nodes: [{ name: CANARY, type: "Input" as const }], connections: [] },
  };
  return {
    ...heldAs(sketch),
    detail: {
      ...described,
      status: sketch.status ?? "Prepared",
      version: "DRAFT",
      updatedAt: changedOn(id),
      customerEncryptionKeyArn: sketch.key,
    },
    versions: Object.entries(sketch.versions ?? {}).map(([version, cut]) => ({
      ...heldAs(cut),
      detail: { ...described, version, customerEncryptionKeyArn: cut.key },
    })),
    aliases: Object.entries({ TSTALIASID: "DRAFT", ...sketch.aliases }).map(([aliasId, flowVersion]) => ({
      flowId: id,
      id: aliasId,
      arn: `${flowArn}/alias/${aliasId}`,
      name: aliasId === "TSTALIASID" ? "FlowTestAlias" : `live-${aliasId.toLowerCase()}`,
      description: CANARY,
      routingConfiguration: [{ flowVersion }],
      createdAt: madeOn(aliasId + id),
      updatedAt: changedOn(aliasId + id),
    })),
    executions: Object.entries(sketch.executions ?? {}).map(([executionId, ran]) => ({
      ...heldAs(ran),
      summary: {
        executionArn: `${flowArn}/alias/${ran.alias}/execution/${executionId}`,
        flowIdentifier: id,
        flowAliasIdentifier: ran.alias,
        flowVersion: ran.version,
        status: ran.status ?? "Succeeded",
        createdAt: madeOn(executionId),
      },
      detail: {
        flowIdentifier: id,
        flowAliasIdentifier: ran.alias,
        flowVersion: ran.version,
        executionRoleArn: ROLE,
        definition: JSON.stringify({ nodes: [CANARY] }),
        customerEncryptionKeyArn: ran.key,
      },
    })),
  };
}
