import { describeMatrix, isOfBedrock } from "./describe-matrix.ts";

describeMatrix("AgentCore, stores, keys and monitoring", (operation) => !isOfBedrock(operation));
