import { ListChecks } from "lucide-react";
import { ScopeButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** Shown when a scan is older than a control: the control did not pass. */
export function NeverChecked() {
  return (
    <Empty Icon={ListChecks} title="No control results">
      <p className="mb-4">The scans predate the control. Run a new scan to evaluate it.</p>
      <ScopeButtonLink href="/scans">View scans</ScopeButtonLink>
    </Empty>
  );
}
