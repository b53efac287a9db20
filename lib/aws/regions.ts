import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import type { Answer } from "#lib/domain/call.ts";
import type { Reader } from "./reader.ts";

export interface AccountRegion {
  readonly name: string;
  readonly enabled: boolean;
}

/** Every Region of the partition and whether this account has it enabled (ec2:DescribeRegions, `OptInStatus`). */
export async function accountRegions(reader: Reader, signal: AbortSignal): Promise<Answer<readonly AccountRegion[]>> {
  const answer = await reader.call(
    await reader.homeRegion(),
    { service: "ec2", permission: "ec2:DescribeRegions", command: new DescribeRegionsCommand({ AllRegions: true }) },
    signal,
  );
  if (!answer.ok) return answer;
  // A Region that is listed twice is one: its rows would be counted twice.
  const regions = new Map<string, AccountRegion>();
  for (const { RegionName: name, OptInStatus } of answer.output.Regions ?? []) {
    if (name) regions.set(name, { name, enabled: regions.get(name)?.enabled || OptInStatus !== "not-opted-in" });
  }
  if (regions.size > 0) return { ok: true, output: [...regions.values()], call: answer.call };
  const failure = {
    ...answer.call,
    kind: "failed",
    code: "UnexpectedAnswer",
    message: "The response contains no Region",
  } as const;
  return { ok: false, failure: { ...failure, httpStatus: null, permission: "ec2:DescribeRegions" } };
}
