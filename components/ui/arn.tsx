import { middleCut } from "#lib/format/middle-cut.ts";
import { CopyButton } from "./copy-button.tsx";

/** An ARN or id in monospace, shortened in the middle, complete in the tooltip and on paper, with a copy button. */
export function Arn({ value, longest = 56, copy = true }: { value: string; longest?: number; copy?: boolean }) {
  const shown = middleCut(value, longest);
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-0.5 align-middle">
      <bdi title={value} className="truncate font-mono text-xs print:hidden">
        {shown}
      </bdi>
      <bdi aria-hidden className="hidden min-w-44 break-all font-mono text-xs print:inline-block">
        {value}
      </bdi>
      {copy && <CopyButton text={value} label={`Copy ${middleCut(value, 80)}`} />}
    </span>
  );
}
