import { GetSessionCommand, ListSessionsCommand } from "@aws-sdk/client-bedrock-agent-runtime";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { context, role, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock User Guide, "Session encryption"';

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
      keyNeeds: ofOwnKey(sessionNeeds),
    },
  ],
  grants: noGrant("sessions", PAGE),
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "session" },
  contentService: "bedrock-agent-runtime",
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

/** Needs of the sessions of CreateSession. */
function sessionNeeds({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("a role that uses the session", {
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
      carries: { ...via("bedrock", region), ...context("aws:bedrock:session:arn", arn) },
      why: "Invocations and their steps are encrypted and decrypted with the permissions of the role that uses the session.",
      source: PAGE,
    }),
  ];
}
