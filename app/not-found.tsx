import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { ScopeButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Empty Icon={SearchX} title="Page not found" heading>
      <p className="mb-4">
        This page, resource, key or scan does not exist in the results that you are viewing. It may belong to another
        scan or time, or no longer exist.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <ScopeButtonLink href="/resources">All resources</ScopeButtonLink>
        <ScopeButtonLink href="/scans">All scans</ScopeButtonLink>
      </div>
    </Empty>
  );
}
