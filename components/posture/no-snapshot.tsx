import { Radar } from "lucide-react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** What a page shows while there is no completed scan to show, or none of that id. */
export function NoSnapshot() {
  return (
    <Empty Icon={Radar} title="No completed scan to show" heading>
      <p className="mb-4">
        Either nothing has been scanned yet, or the address asks for a scan that is not there or did not complete.
      </p>
      <ButtonLink look="primary" href="/">
        Go to the overview
      </ButtonLink>
    </Empty>
  );
}
