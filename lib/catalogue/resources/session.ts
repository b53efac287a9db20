import { GetSessionCommand, ListSessionsCommand } from "@aws-sdk/client-bedrock-agent-runtime";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

export const session = resourceType({
  type: "session",
  label: ["Session", "Sessions"],
  service: "bedrock-agent-runtime",
  listings: () => [
    listing(
      "bedrock:ListSessions",
      (page) => new ListSessionsCommand({ ...page, maxResults: 100 }),
      (output) => output.sessionSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetSession",
    command: ({ item }) => new GetSessionCommand({ sessionIdentifier: item.sessionId }),
    proof: (detail) => detail.sessionArn,
  },
  identify: ({ item }) => ({
    arn: item.sessionArn ?? "",
    name: item.sessionId ?? "",
    status: item.sessionStatus,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "session invocations and steps",
      member: "encryptionKeyArn",
      from: ({ detail }) => key(detail.encryptionKeyArn, SERVICE_DEFAULT),
    },
  ],
  change: {
    how: "recreate",
    summary:
      "A session's key is fixed at creation: change the application to create its sessions with a key, and delete this one when it has ended.",
    cli: ({ region, key: keyArn }) =>
      `aws bedrock-agent-runtime create-session --region ${region} --encryption-key-arn ${keyArn}`,
    source: "SDK: CreateSessionRequest.encryptionKeyArn; UpdateSessionRequest has no key member",
  },
  sources: [
    'Amazon Bedrock User Guide, "Session encryption" (calls the default "AWS-managed keys"; no such key is ever shown)',
  ],
});
