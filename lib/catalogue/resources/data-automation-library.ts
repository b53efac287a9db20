import {
  GetDataAutomationLibraryCommand,
  ListDataAutomationLibrariesCommand,
} from "@aws-sdk/client-bedrock-data-automation";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { AWS_OWNED, key } from "../claim.ts";
import { grants, SERVICE_GRANT_OPERATIONS } from "../grant-documentation.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, context, firstId, grantFor, MAKE, role, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"';

export const dataAutomationLibrary = resourceType({
  type: "data-automation-library",
  label: ["Data Automation library", "Data Automation libraries"],
  service: "bedrock-data-automation",
  listings: () => [
    listing(
      "bedrock:ListDataAutomationLibraries",
      (page) => new ListDataAutomationLibrariesCommand({ ...page, maxResults: 1000 }),
      (output) => output.libraries,
    ),
  ],
  read: {
    permission: "bedrock:GetDataAutomationLibrary",
    command: ({ item }) => new GetDataAutomationLibraryCommand({ libraryArn: item.libraryArn }),
    proof: (detail) => detail.library?.libraryArn,
  },
  identify: ({ item }, detail) => ({
    arn: item.libraryArn ?? "",
    name: item.libraryName ?? item.libraryArn ?? "",
    status: detail?.library?.status,
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "library entities",
      member: "library.kmsKeyId",
      from: ({ detail }) => key(detail.library?.kmsKeyId, AWS_OWNED),
      keyNeeds: ofOwnKey(libraryNeeds),
    },
  ],
  grants: grants({
    what: "grant of a Data Automation library",
    grantee: BEDROCK,
    operations: SERVICE_GRANT_OPERATIONS,
    bound: true,
    lifetime: "until the library is deleted",
    sources: [PAGE],
  }),
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "data-automation-library" },
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "A library's key is fixed at creation: recreate the library with a key, ingest its entities, update the projects, and delete this one.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock-data-automation create-data-automation-library --region ${region} \\
  --library-name ${name}-cmk --encryption-configuration kmsKeyId=${keyArn}`,
    source:
      "SDK: CreateDataAutomationLibraryRequest.encryptionConfiguration; UpdateDataAutomationLibraryRequest has no key member",
  },
  sources: [PAGE],
});

/** The creator of a library creates a grant for Bedrock, which lasts until the library is deleted. */
function libraryNeeds({ arn, region }: NeedSubject): readonly Need[] {
  return [
    role("the role that uses the library", {
      actions: MAKE,
      carries: { ...via("bedrock", region), ...context("aws:bedrock:data-automation-library-arn", firstId(arn)) },
      grantCarries: grantFor(BEDROCK, ["DescribeKey", "GenerateDataKey", "Decrypt", "CreateGrant"]),
      why: "Library entities are encrypted with the permissions of the role that uses the library, and the service keeps a grant.",
      source: PAGE,
    }),
  ];
}
