import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import type { Answer } from "#lib/domain/call.ts";
import type { Reader } from "./reader.ts";
import { unexpected } from "./understand.ts";

const PERMISSION = "ec2:DescribeRegions";

export interface AccountRegion {
  readonly name: string;
  readonly enabled: boolean;
}

/** Every Region of the partition and whether this account has it enabled (ec2:DescribeRegions, `OptInStatus`). */
export async function accountRegions(reader: Reader, signal: AbortSignal): Promise<Answer<readonly AccountRegion[]>> {
  const answer = await reader.call(
    await reader.homeRegion(),
    { service: "ec2", permission: PERMISSION, command: new DescribeRegionsCommand({ AllRegions: true }) },
    signal,
  );
  if (!answer.ok) return answer;
  // A Region listed twice would be counted twice.
  const regions = new Map<string, AccountRegion>();
  for (const { RegionName: name, OptInStatus } of answer.output.Regions ?? []) {
    if (name) regions.set(name, { name, enabled: regions.get(name)?.enabled || OptInStatus !== "not-opted-in" });
  }
  if (regions.size > 0) return { ok: true, output: [...regions.values()], call: answer.call };
  return { ok: false, failure: unexpected(answer.call, PERMISSION, "The response contains no Region") };
}
