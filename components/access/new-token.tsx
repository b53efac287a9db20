"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { ask } from "#components/ui/ask.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

const FIELD = "h-8 rounded-md border border-line-strong bg-surface px-2 text-sm";

/** Creates a token and shows its secret once. */
export function NewToken() {
  const router = useRouter();
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, role, days } = Object.fromEntries(new FormData(form));
    const answer = await ask("/api/tokens", "POST", { name, role, days: Number(days) });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setSecret((answer.body as { secret: string }).secret);
    form.reset();
    router.refresh();
  }

  return (
    <>
      <form onSubmit={create} className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1 text-xs">
          Name
          <input name="name" required maxLength={100} className={`${FIELD} w-56`} />
        </label>
        <label className="grid gap-1 text-xs">
          Role
          <select name="role" className={FIELD}>
            <option value="viewer">Viewer (read)</option>
            <option value="operator">Operator (read, asked)</option>
          </select>
        </label>
        <label className="grid gap-1 text-xs">
          Expires in days
          <input name="days" type="number" min={1} max={366} defaultValue={90} required className={`${FIELD} w-20`} />
        </label>
        <Button type="submit" look="primary">
          Create token
        </Button>
      </form>
      {problem && (
        <p role="alert" className="mt-3 text-danger text-sm">
          {problem}
        </p>
      )}
      {secret && (
        <div role="status" className="mt-4 rounded-md border border-line bg-raised p-3 text-sm">
          <p>Copy the token now. It is shown only once; the dashboard stores its hash.</p>
          <p className="mt-2 flex items-center gap-2">
            <code data-testid="new-token" className="break-all font-mono text-xs">
              {secret}
            </code>
            <CopyButton text={secret} label="Copy token" />
          </p>
        </div>
      )}
    </>
  );
}
