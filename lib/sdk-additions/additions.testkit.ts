import type { StaticOperationSchema } from "@smithy/types";
import { agentRegistryControlOperations } from "./agent-registry-control.ts";
import { dataRetentionStorageOperations } from "./data-retention-storage.ts";
import { projectOperations } from "./projects.ts";
import { retrievalInstructionOperations } from "./retrieval-instructions.ts";

/** Operations that AWS documents and that their client does not export yet, by the client's package. */
export const ADDITIONS = {
  "agent-registry-control": agentRegistryControlOperations,
  bedrock: [...projectOperations, ...dataRetentionStorageOperations],
  "bedrock-agent": retrievalInstructionOperations,
} as const satisfies Readonly<Record<string, readonly StaticOperationSchema[]>>;
