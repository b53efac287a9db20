import { Radar } from "lucide-react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Time } from "#components/ui/time.tsx";
import type { NoPosture } from "#lib/views/no-posture.ts";

/** Shown while no scan has completed, or when the URL asks for a scan or a time that has no posture. */
export function NoSnapshot({ why }: { why: NoPosture }) {
  return (
    <Empty Icon={Radar} title={why.kind === "none" ? "No completed scan to show" : "No longer kept"} heading>
      {why.kind === "none" ? (
        <p className="mb-4">
          No scan has completed yet or by the time in this link, or the scan in this link does not exist or did not
          complete.
        </p>
      ) : (
        <p className="mb-4">
          The posture of <Time iso={why.at} /> is no longer kept: parts of it were deleted after the time that
          POSTURE_KEEP_DAYS sets.
        </p>
      )}
      <ButtonLink look="primary" href="/">
        Go to Overview
      </ButtonLink>
    </Empty>
  );
}
