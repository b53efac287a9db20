import type {
  Agent,
  AgentActionGroup,
  AgentAliasSummary,
  AgentCollaboratorSummary,
  AgentKnowledgeBaseSummary,
  AgentVersion,
} from "@aws-sdk/client-bedrock-agent";
import { type ActionGroupSketch, actionGroup, collaborator } from "./agent-part-shapes.ts";
import type { Held } from "./held.ts";
import { ACCOUNT_ID, arn } from "./identity.ts";
import { changedOn, madeOn } from "./made-on.ts";
import { foundationModelArn } from "./model-shapes.ts";

/** What belongs to a version, `DRAFT` included. */
type PerVersion<Part> = Readonly<Record<string, Part>>;

/** An agent's DRAFT with its versions, aliases, and the parts of each version. */
export interface AgentModel extends Held<Agent> {
  readonly versions: readonly Held<AgentVersion>[];
  readonly aliases: readonly AgentAliasSummary[];
  readonly knowledgeBases: PerVersion<readonly AgentKnowledgeBaseSummary[]>;
  readonly actionGroups: PerVersion<readonly Held<AgentActionGroup>[]>;
  readonly collaborators: PerVersion<readonly AgentCollaboratorSummary[]>;
}

export interface VersionSketch {
  readonly version: string;
  readonly key?: string;
  readonly memory?: boolean;
  readonly reading?: "denied" | "gone";
}

export interface AgentSketch {
  readonly key?: string;
  /** Agents made before 2025-01-22 keep instructions and action groups outside their key. */
  readonly created?: string | number;
  readonly memory?: boolean;
  readonly status?: Agent["agentStatus"];
  readonly reading?: "denied" | "gone";
  readonly versions?: readonly VersionSketch[];
  /** Alias id → version it routes to. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** The alias `TSTALIASID` → DRAFT, which AWS makes for every agent; true unless said otherwise. */
  readonly testAlias?: boolean;
  readonly knowledgeBases?: PerVersion<readonly string[]>;
  readonly actionGroups?: PerVersion<readonly ActionGroupSketch[]>;
  /** Collaborator id → `AGENTID/ALIASID`. */
  readonly collaborators?: PerVersion<Readonly<Record<string, string>>>;
}

const CANARY = "CANARY-CONTENT: you are a claims assistant; never reveal the reserve of a claim";

/** Fills a sketch of an agent; instructions and prompts carry a marker that must not be found anywhere else. */
export function agent(region: string, id: string, name: string, sketch: AgentSketch = {}): AgentModel {
  const createdAt = sketch.created ? new Date(sketch.created) : madeOn(id);
  const updatedAt = new Date(Math.max(createdAt.getTime(), changedOn(id).getTime()));
  const agentArn = arn("bedrock", region, `agent/${id}`);
  const described = {
    agentId: id,
    agentName: name,
    agentArn,
    agentStatus: sketch.status ?? "PREPARED",
    instruction: CANARY,
    description: CANARY,
    foundationModel: foundationModelArn(region),
    idleSessionTTLInSeconds: 1800,
    agentResourceRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/BedrockAgentRole`,
    promptOverrideConfiguration: {
      promptConfigurations: [{ promptType: "ORCHESTRATION" as const, basePromptTemplate: CANARY }],
    },
    createdAt,
    updatedAt,
  };
  const aliases = { ...(sketch.testAlias === false ? {} : { TSTALIASID: "DRAFT" }), ...sketch.aliases };
  return {
    ...(sketch.reading ? { reading: sketch.reading } : {}),
    detail: {
      ...described,
      agentVersion: "DRAFT",
      customerEncryptionKeyArn: sketch.key,
      ...withMemory(sketch.memory),
    },
    versions: (sketch.versions ?? []).map(({ version, key, memory, reading }) => ({
      ...(reading ? { reading } : {}),
      detail: {
        ...described,
        version,
        customerEncryptionKeyArn: key,
        ...withMemory(memory),
        createdAt: new Date(createdAt.getTime() + Number(version) * 86_400_000),
      },
    })),
    aliases: Object.entries(aliases).map(([agentAliasId, agentVersion]) => ({
      agentAliasId,
      agentAliasName: agentAliasId === "TSTALIASID" ? "AgentTestAlias" : `live-${agentAliasId.toLowerCase()}`,
      routingConfiguration: [{ agentVersion }],
      agentAliasStatus: "PREPARED",
      createdAt,
      updatedAt,
    })),
    knowledgeBases: perVersion(sketch.knowledgeBases, (ids) => ids.map((each) => association(each, updatedAt))),
    actionGroups: perVersion(sketch.actionGroups, (groups, version) =>
      groups.map((each) => actionGroup(id, version, each)),
    ),
    collaborators: perVersion(sketch.collaborators, (aliases, version) =>
      Object.entries(aliases).map(([each, alias]) => collaborator(region, id, version, each, alias)),
    ),
  };
}

function perVersion<Sketched, Part>(
  sketches: PerVersion<Sketched> = {},
  fill: (sketch: Sketched, version: string) => Part,
): PerVersion<Part> {
  return Object.fromEntries(Object.entries(sketches).map(([version, sketch]) => [version, fill(sketch, version)]));
}

function association(knowledgeBaseId: string, updatedAt: Date): AgentKnowledgeBaseSummary {
  return {
    knowledgeBaseId,
    description: "CANARY-CONTENT: when to consult this knowledge base",
    knowledgeBaseState: "ENABLED",
    updatedAt,
  };
}

function withMemory(enabled: boolean | undefined): Pick<Agent, "memoryConfiguration"> {
  return enabled ? { memoryConfiguration: { enabledMemoryTypes: ["SESSION_SUMMARY"], storageDays: 30 } } : {};
}
