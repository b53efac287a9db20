/** A keyhole in bedrock. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" className="size-6 shrink-0" aria-hidden="true">
      <path d="M12 1.5 21.5 7v10L12 22.5 2.5 17V7z" fill="var(--color-accent)" />
      <path
        d="M12 7.2a2.7 2.7 0 0 1 1.35 5.04L14.4 17H9.6l1.05-4.76A2.7 2.7 0 0 1 12 7.2z"
        fill="var(--color-on-accent)"
      />
    </svg>
  );
}
