import { CopyButton } from "#components/ui/copy-button.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import type { PolicyAddition as Addition } from "#lib/domain/key-fit.ts";

const LINES = {
  same: { mark: "  ", look: "" },
  added: { mark: "+ ", look: "bg-accent-soft font-medium text-ink" },
  removed: { mark: "- ", look: "text-danger" },
  "left-out": { mark: "… ", look: "text-muted" },
} as const;

/** The missing permissions as a diff of the key policy, with the statements and the full policy to copy. */
export function PolicyAddition({ of }: { of: Addition }) {
  return (
    <div className="mt-3">
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="font-medium">Suggested policy change (least privilege)</span>
        <CopyButton text={of.statements.join(",\n")} label="Copy statements">
          Statements
        </CopyButton>
        <CopyButton text={of.policy} label="Copy full policy">
          Full policy
        </CopyButton>
      </div>
      <Scroller
        label="Difference to the key policy"
        className="max-h-80 overflow-y-auto rounded-md border border-line bg-raised print:max-h-none"
      >
        <pre className="py-2 font-mono text-xs leading-relaxed">
          {of.diff.map(({ kind, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is identified only by its position
            <span key={index} className={`block px-3 ${LINES[kind].look}`}>
              {LINES[kind].mark}
              <bdi>{text}</bdi>
            </span>
          ))}
        </pre>
      </Scroller>
      <p className="mt-1 max-w-prose text-muted text-xs">
        Compare the policies before you save: kms:PutKeyPolicy replaces the whole key policy. Replace ROLE_THAT_USES_IT
        with the name of the role.
      </p>
    </div>
  );
}
