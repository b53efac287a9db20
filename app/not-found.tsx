import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Empty Icon={SearchX} title="There is nothing at this address" heading>
      <p className="mb-4">
        The snapshot that you are looking at has no such resource, key or scan. It may have been found by another scan,
        or it may be gone from the account since.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <ButtonLink href="/resources">All resources</ButtonLink>
        <ButtonLink href="/scans">All scans</ButtonLink>
      </div>
    </Empty>
  );
}
