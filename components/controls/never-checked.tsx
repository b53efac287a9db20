import { ListChecks } from "lucide-react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** What stands where a snapshot has no answer because nobody asked: no pass. */
export function NeverChecked() {
  return (
    <Empty Icon={ListChecks} title="This snapshot was not checked">
      <p className="mb-4">
        It was taken before this version could check it. That is neither a pass nor a fail; a new scan tells.
      </p>
      <ButtonLink href="/scans">Go to the scans</ButtonLink>
    </Empty>
  );
}
