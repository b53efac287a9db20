import { describeMatrix, isOfBedrock } from "./describe-matrix.ts";

describeMatrix("AgentCore, stores, keys and the watch", (operation) => !isOfBedrock(operation));
