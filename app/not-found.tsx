import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { ScanButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Empty Icon={SearchX} title="Page not found" heading>
      <p className="mb-4">
        This page, resource, key or scan does not exist in the scan that you are viewing. It may belong to another scan
        or no longer exist.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <ScanButtonLink href="/resources">All resources</ScanButtonLink>
        <ScanButtonLink href="/scans">All scans</ScanButtonLink>
      </div>
    </Empty>
  );
}
