"use client";

import Link from "next/link";

interface BarProps {
  readonly parts: readonly {
    /** The name of a colour of the theme. */
    readonly colour: string;
    readonly share: number;
    readonly href?: string;
    readonly title?: string;
  }[];
  readonly className: string;
  /** What the bar shows, and its numbers; without them it is hidden from screen readers. */
  readonly label?: string;
  readonly counts?: string;
}

/** Parts of a whole, each at least wide enough to see. The browser draws it from its numbers: tables have hundreds. */
export const Bar = ({ parts, className, label, counts }: BarProps) => (
  <div
    className={`bar verdict-bar ${className}`}
    {...(label ? { role: "img", "aria-label": `${label}: ${counts}`, title: counts } : { "aria-hidden": true })}
  >
    {parts.map(({ colour, share, href, title }) => {
      const look = { className: "bar-part", style: { flexGrow: share, background: `var(--color-${colour})` } };
      return href === undefined ? (
        <span key={colour} {...look} />
      ) : (
        <Link key={colour} {...look} prefetch={false} tabIndex={-1} href={href} title={title} />
      );
    })}
  </div>
);
