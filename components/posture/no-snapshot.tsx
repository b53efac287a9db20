import { Radar } from "lucide-react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** Shown while no scan has completed, or when the URL names a scan that does not exist. */
export function NoSnapshot() {
  return (
    <Empty Icon={Radar} title="No completed scan to show" heading>
      <p className="mb-4">No scan has completed yet, or the scan in this link does not exist or did not complete.</p>
      <ButtonLink look="primary" href="/">
        Go to Overview
      </ButtonLink>
    </Empty>
  );
}
