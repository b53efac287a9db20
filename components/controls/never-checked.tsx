import { ListChecks } from "lucide-react";
import { ScanButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** Shown when a scan is older than a control: the control did not pass. */
export function NeverChecked() {
  return (
    <Empty Icon={ListChecks} title="This scan has no control results">
      <p className="mb-4">This scan predates the control. Run a new scan to evaluate it.</p>
      <ScanButtonLink href="/scans">View scans</ScanButtonLink>
    </Empty>
  );
}
