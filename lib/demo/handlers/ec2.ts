import { DescribeRegionsCommand, DescribeVpcEndpointsCommand, GetEbsDefaultKmsKeyIdCommand } from "@aws-sdk/client-ec2";
import type { DemoModel } from "../account/demo-model.ts";
import { isEnabled, REGIONS } from "../account/regions.ts";
import { vpcEndpoints } from "../account/vpc-endpoints.ts";
import { handle } from "../protocol/operation.ts";

/** The Regions, their VPC endpoints, and what their EBS volumes are encrypted with unless they say otherwise. */
export const ec2Operations = ({ stores }: DemoModel) => [
  handle(DescribeRegionsCommand, (input) => ({
    Regions: REGIONS.filter(({ name }) => input.AllRegions === true || isEnabled(name))
      .filter(({ name }) => !input.RegionNames || input.RegionNames.includes(name))
      .map(({ name, optIn }) => ({
        RegionName: name,
        Endpoint: `ec2.${name}.amazonaws.com`,
        OptInStatus: optIn,
      })),
  })),
  handle(DescribeVpcEndpointsCommand, ({ NextToken, MaxResults }, call) => {
    const { items, next } = call.page(vpcEndpoints(call.region), NextToken, MaxResults, 1000);
    return { VpcEndpoints: items, NextToken: next };
  }),
  handle(GetEbsDefaultKmsKeyIdCommand, (_input, { region }) => ({ KmsKeyId: stores.ebsDefaultKey(region) })),
];
