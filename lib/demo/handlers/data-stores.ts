import { DescribeIndexCommand } from "@aws-sdk/client-kendra";
import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { GetGraphCommand } from "@aws-sdk/client-neptune-graph";
import { GetIndexCommand, GetVectorBucketCommand } from "@aws-sdk/client-s3vectors";
import type { DemoModel } from "../account/demo-model.ts";
import { handle } from "../protocol/operation.ts";
import { readHeld } from "./read-held.ts";

/** Neptune Analytics, S3 Vectors, Kendra and Lambda. */
export function dataStoreOperations({ stores }: DemoModel) {
  return [
    handle(GetGraphCommand, ({ graphIdentifier = "" }, { region }) =>
      readHeld(stores.graph(region, graphIdentifier), "neptune-graph:GetGraph", graphIdentifier),
    ),
    handle(GetIndexCommand, ({ indexArn = "" }) => ({
      index: readHeld(stores.vectorIndex(indexArn), "s3vectors:GetIndex", indexArn, "NotFoundException"),
    })),
    handle(GetVectorBucketCommand, ({ vectorBucketArn = "" }) => ({
      vectorBucket: readHeld(
        stores.vectorBucket(vectorBucketArn),
        "s3vectors:GetVectorBucket",
        vectorBucketArn,
        "NotFoundException",
      ),
    })),
    handle(DescribeIndexCommand, ({ Id = "" }, { region }) =>
      readHeld(stores.kendraIndex(region, Id), "kendra:DescribeIndex", Id),
    ),
    handle(GetFunctionConfigurationCommand, ({ FunctionName = "" }) =>
      readHeld(stores.lambdaFunction(FunctionName), "lambda:GetFunctionConfiguration", FunctionName),
    ),
  ];
}
