"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";

interface LinkSelectProps {
  readonly label: string;
  /** The address of the chosen option. */
  readonly chosen: string;
  readonly options: readonly { readonly href: string; readonly label: string }[];
}

/** A select whose options are addresses. Choosing one opens it and keeps focus and scroll. */
export function LinkSelect({ label, chosen, options }: LinkSelectProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(chosen);
  return (
    <label className="inline-flex items-center gap-2 text-muted text-sm">
      {label}
      <select
        value={shown}
        onChange={({ target: { value } }) =>
          startTransition(() => {
            show(value);
            router.replace(value, { scroll: false });
          })
        }
        className="h-8 cursor-pointer rounded-md border border-line-strong bg-surface px-2 text-[0.8125rem] text-ink"
      >
        {options.map((option) => (
          <option key={option.href} value={option.href}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
