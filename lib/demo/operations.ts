import type { DemoModel } from "./account/demo-model.ts";
import { bedrockModelOperations } from "./handlers/bedrock-models.ts";
import { ec2Operations } from "./handlers/ec2.ts";
import { kmsOperations } from "./handlers/kms.ts";
import { stsOperations } from "./handlers/sts.ts";
import type { Operation } from "./protocol/operation.ts";

/** Everything that the demo account answers. A new operation is one line in a handler file. */
export function demoOperations(model: DemoModel): readonly Operation[] {
  return [...stsOperations, ...ec2Operations, ...kmsOperations(model), ...bedrockModelOperations(model)];
}
