import { DescribeDomainCommand } from "@aws-sdk/client-opensearch";
import { BatchGetCollectionCommand } from "@aws-sdk/client-opensearchserverless";
import type { DemoModel } from "../account/demo-model.ts";
import { AwsError } from "../protocol/aws-error.ts";
import { handle } from "../protocol/operation.ts";

/** OpenSearch, serverless and managed. */
export function searchOperations({ stores }: DemoModel) {
  return [
    handle(BatchGetCollectionCommand, ({ ids = [], names = [] }, { region }) => {
      const wanted = [...ids.map((id) => ({ id })), ...names.map((name) => ({ name }))];
      const found = wanted.map((each) => ({
        each,
        collection: stores.collection(region, Object.values(each)[0] ?? ""),
      }));
      return {
        collectionDetails: found.flatMap(({ collection }) => collection ?? []),
        collectionErrorDetails: found
          .filter(({ collection }) => !collection)
          .map(({ each }) => ({ ...each, errorCode: "NOT_FOUND", errorMessage: "Collection not found" })),
      };
    }),
    handle(DescribeDomainCommand, ({ DomainName }, { region }) => {
      const domain = stores.searchDomain(region, DomainName ?? "");
      if (!domain) throw new AwsError("ResourceNotFoundException", `Domain not found: ${DomainName}`, 409);
      return { DomainStatus: domain };
    }),
  ];
}
