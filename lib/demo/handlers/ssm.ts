import { GetParametersByPathCommand } from "@aws-sdk/client-ssm";
import { REGION_WITHOUT_BEDROCK, REGIONS } from "../account/regions.ts";
import { handle } from "../protocol/operation.ts";

const SERVICE_REGIONS = /^\/aws\/service\/global-infrastructure\/services\/([a-z0-9-]+)\/regions\/?$/;

/** Services that AWS's list knows; the demo Region without Bedrock lacks all of them. */
const LISTED = ["bedrock", "bedrock-agentcore", "datazone"];

/** The public parameters in which AWS lists the Regions of a service. */
export const ssmOperations = [
  handle(GetParametersByPathCommand, ({ Path = "", MaxResults, NextToken }, call) => {
    const service = SERVICE_REGIONS.exec(Path)?.[1] ?? "";
    const regions = LISTED.includes(service) ? REGIONS.filter(({ name }) => name !== REGION_WITHOUT_BEDROCK) : [];
    const { items, next } = call.page(regions, NextToken, MaxResults, 10);
    return {
      Parameters: items.map(({ name }) => ({ Name: `${Path}/${name}`, Type: "String" as const, Value: name })),
      NextToken: next,
    };
  }),
];
