import { CopyButton } from "./copy-button.tsx";
import { Scroller } from "./scroller.tsx";

/** A text to read and copy: a policy, a command, a template. It scrolls within itself and prints completely. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="relative min-w-0">
      <div className="absolute top-1.5 right-1.5 z-10 rounded bg-surface">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      <Scroller
        label={label}
        className="max-h-96 overflow-y-auto print:max-h-none rounded-md border border-line bg-raised"
      >
        <pre className="p-3 pr-10 font-mono text-xs leading-relaxed print:whitespace-pre-wrap print:break-words print:pr-3">
          <bdi>{text}</bdi>
        </pre>
      </Scroller>
    </div>
  );
}
