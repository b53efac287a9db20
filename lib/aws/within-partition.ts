import { operationOf } from "#lib/catalogue/request.ts";
import type { Failure } from "#lib/domain/call.ts";
import { partitionOf } from "./partitions.ts";
import type { Reader } from "./reader.ts";

/**
 * A reader that asks nothing of a Region that the partition does not have. ARNs, locations and lists of Regions come
 * from AWS, or from whoever wrote them there, and a Region is part of a host's name: one that is made up would be looked
 * up, and "not found" there would be taken for an answer.
 *
 * @param chosen the Regions that the user asked for: an endpoint of their own may have others than AWS
 */
export function withinPartition(
  reader: Reader,
  partition: string,
  chosen: readonly string[],
  now: () => Date = () => new Date(),
): Reader {
  const has = (region: string) => partitionOf(region) === partition || chosen.includes(region);
  return {
    ...reader,
    call: async (region, request, signal) => {
      if (has(region)) return reader.call(region, request, signal);
      const failure: Failure = {
        operation: operationOf(request),
        requestId: null,
        at: now().toISOString(),
        permission: request.permission,
        kind: "failed",
        code: "NoSuchRegion",
        message: `"${region}" is not a Region of the partition ${partition}, so it was not called`,
        httpStatus: null,
      };
      return { ok: false, failure };
    },
  };
}
