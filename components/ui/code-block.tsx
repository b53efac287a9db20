import { CopyButton } from "./copy-button.tsx";

/** A text to read and copy: a policy, a command, a template. Scrolls within itself. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="relative min-w-0">
      <div className="absolute top-1.5 right-1.5 rounded bg-surface">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-96 overflow-auto rounded-md border border-line bg-raised p-3 pr-10 font-mono text-xs leading-relaxed"
      >
        <bdi>{text}</bdi>
      </pre>
    </div>
  );
}
