"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** Shown when the server failed to render a page. Next logs the cause under a digest. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Empty Icon={TriangleAlert} title="This page could not be loaded" heading>
      <div role="alert">
        <p>
          The dashboard&apos;s server failed to load this page, so no data is shown. Check the database for a full disk
          or a locked, read-only or corrupt file.
        </p>
        <p className="mt-2">
          The server&apos;s log has the details
          {error.digest ? (
            <>
              , under the reference <code className="font-mono text-xs">{error.digest}</code>
            </>
          ) : null}
          .
        </p>
      </div>
      <Button look="primary" className="mt-4" onClick={retry}>
        Try again
      </Button>
    </Empty>
  );
}
