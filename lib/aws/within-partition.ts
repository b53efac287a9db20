import { operationOf } from "#lib/catalogue/request.ts";
import type { FreshFailure } from "#lib/domain/call.ts";
import { partitionOf } from "./partitions.ts";
import type { Reader } from "./reader.ts";

/**
 * A reader that calls only Regions of the partition. A Region in an ARN or a location is part of a host name: for an
 * invented one, the "not found" of another host would be taken for an answer of AWS.
 *
 * @param chosen the Regions that the user chose: a custom endpoint can have others than AWS
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
      const failure: FreshFailure = {
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
