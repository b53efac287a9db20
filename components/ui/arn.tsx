import { middleCut } from "#lib/format/middle-cut.ts";
import { CopyButton } from "./copy-button.tsx";

/** An ARN or id in monospace, shortened in the middle, complete in the tooltip and on paper, with a copy button. */
export function Arn({ value, longest = 56, copy = true }: { value: string; longest?: number; copy?: boolean }) {
  const shown = middleCut(value, longest);
  return (
    <span className="arn">
      <bdi title={value}>{shown}</bdi>
      <bdi aria-hidden>{value}</bdi>
      {copy && <CopyButton text={value} label={`Copy ${middleCut(value, 80)}`} />}
    </span>
  );
}
