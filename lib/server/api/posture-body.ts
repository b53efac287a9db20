import "server-only";
import type { ShownPosture } from "#lib/domain/posture.ts";

/** What every response about a posture says of it: the newest scan that it shows, and its time (ISO 8601 UTC). */
export const ofShown = ({ scan, point }: ShownPosture) => ({ scanId: scan.id, at: point.at });

/** The page of one thing as the API returns it. */
export const postureBody = <Detail extends { readonly posture: ShownPosture }>({ posture, ...detail }: Detail) => ({
  scan: { ...posture.scan, otherRegions: posture.otherRegions },
  at: posture.point.at,
  ...detail,
});
