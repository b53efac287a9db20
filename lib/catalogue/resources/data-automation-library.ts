import {
  GetDataAutomationLibraryCommand,
  ListDataAutomationLibrariesCommand,
} from "@aws-sdk/client-bedrock-data-automation";
import { AWS_OWNED, key } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

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
    },
  ],
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
  sources: ['Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"'],
});
