import { describeMatrix, isOfBedrock } from "./describe-matrix.ts";

describeMatrix("Bedrock", isOfBedrock);
