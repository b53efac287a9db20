"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

/** What a page shows when the server failed to make it. Next keeps the cause to the server's log, under a digest. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Empty Icon={TriangleAlert} title="This page could not be made" heading>
      <div role="alert">
        <p>
          The dashboard&apos;s server failed while it put the page together, most often because the database could not
          answer: a disk that is full, or a file that is locked, read-only or damaged. No posture is shown rather than a
          wrong one.
        </p>
        <p className="mt-2">
          The server&apos;s log says what happened
          {error.digest ? (
            <>
              , under <code className="font-mono text-xs">{error.digest}</code>
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
