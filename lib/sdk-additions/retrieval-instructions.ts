import { additionsTo } from "./additions-to.ts";
import { LABEL, PAGE, type PageInput, schemasOf, TEXT, TIME } from "./schemas.ts";

/*
 * Retrieval instructions, as in the Amazon Bedrock API Reference (API_agent_ListRetrievalInstructions,
 * _GetRetrievalInstruction, _ListRetrievalInstructionVersions). Instruction and description are content: left out.
 */

export interface RetrievalInstructionSummary {
  readonly retrievalInstructionId: string | undefined;
  readonly retrievalInstructionArn: string | undefined;
  readonly name: string | undefined;
  readonly status: string | undefined;
  readonly createdAt: Date | undefined;
}

export interface RetrievalInstruction {
  readonly retrievalInstructionArn: string | undefined;
  /** "If you omit it, the service uses an AWS owned key. You fix the key at create and cannot change it later." */
  readonly customerEncryptionKeyArn?: string | undefined;
}

/** A numbered version. The draft is not one of them. */
export interface RetrievalInstructionVersionSummary {
  readonly version: string | undefined;
  readonly createdAt: Date | undefined;
}

const { structure, listOf, operation } = schemasOf("com.amazonaws.bedrockagent");
const command = additionsTo("AmazonBedrockAgentBuildTimeLambda", "BedrockAgentClient");

const BY_ID = { retrievalInstructionId: LABEL };
const summary = structure("RetrievalInstructionSummary", {
  retrievalInstructionId: TEXT,
  retrievalInstructionArn: TEXT,
  name: TEXT,
  status: TEXT,
  createdAt: TIME,
});
const version = structure("RetrievalInstructionVersionSummary", { version: TEXT, createdAt: TIME });

const list = operation(
  "ListRetrievalInstructions",
  ["GET", "/retrievalinstructions/"],
  structure("ListRetrievalInstructionsRequest", {}, PAGE),
  structure(
    "ListRetrievalInstructionsResponse",
    { retrievalInstructionSummaries: listOf(summary) },
    { nextToken: TEXT },
  ),
);
const get = operation(
  "GetRetrievalInstruction",
  ["GET", "/retrievalinstructions/{retrievalInstructionId}"],
  structure("GetRetrievalInstructionRequest", BY_ID),
  structure("GetRetrievalInstructionResponse", { retrievalInstructionArn: TEXT }, { customerEncryptionKeyArn: TEXT }),
);
const listVersions = operation(
  "ListRetrievalInstructionVersions",
  ["GET", "/retrievalinstructions/{retrievalInstructionId}/versions"],
  structure("ListRetrievalInstructionVersionsRequest", BY_ID, PAGE),
  structure(
    "ListRetrievalInstructionVersionsResponse",
    { retrievalInstructionVersionSummaries: listOf(version) },
    { nextToken: TEXT },
  ),
);

/** The schemas of the commands below. */
export const retrievalInstructionOperations = [list, get, listVersions];

/** For BedrockAgentClient. */
export class ListRetrievalInstructionsCommand extends command<
  PageInput,
  { retrievalInstructionSummaries: readonly RetrievalInstructionSummary[] | undefined; nextToken?: string | undefined }
>(list) {}

/** For BedrockAgentClient. */
export class GetRetrievalInstructionCommand extends command<
  { readonly retrievalInstructionId: string | undefined },
  RetrievalInstruction
>(get) {}

/** For BedrockAgentClient. */
export class ListRetrievalInstructionVersionsCommand extends command<
  PageInput & { readonly retrievalInstructionId: string | undefined },
  {
    retrievalInstructionVersionSummaries: readonly RetrievalInstructionVersionSummary[] | undefined;
    nextToken?: string | undefined;
  }
>(listVersions) {}
