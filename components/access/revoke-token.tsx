"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/ui/ask.ts";
import { Button } from "#components/ui/button.tsx";

/** Revokes a token. */
export function RevokeToken({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  async function revoke() {
    const answer = await ask(`/api/tokens/${id}`, "DELETE");
    setProblem(answer.ok ? null : answer.problem);
    router.refresh();
  }
  return (
    <>
      <Button onClick={revoke} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
      {problem && (
        <p role="alert" className="mt-1 text-danger text-xs">
          {problem}
        </p>
      )}
    </>
  );
}
