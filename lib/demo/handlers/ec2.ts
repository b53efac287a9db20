import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { isEnabled, REGIONS } from "../account/regions.ts";
import { handle } from "../protocol/operation.ts";

export const ec2Operations = [
  handle(DescribeRegionsCommand, (input) => ({
    Regions: REGIONS.filter(({ name }) => input.AllRegions === true || isEnabled(name))
      .filter(({ name }) => !input.RegionNames || input.RegionNames.includes(name))
      .map(({ name, optIn }) => ({
        RegionName: name,
        Endpoint: `ec2.${name}.amazonaws.com`,
        OptInStatus: optIn,
      })),
  })),
];
