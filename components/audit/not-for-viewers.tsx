import { ScrollText } from "lucide-react";
import { Empty } from "#components/ui/empty.tsx";

/** What a viewer sees in place of the audit log. */
export function NotForViewers() {
  return (
    <Empty Icon={ScrollText} title="Audit log" heading>
      Viewing the audit log requires the operator role.
    </Empty>
  );
}
