import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  readonly Icon: LucideIcon;
  readonly title: string;
  /** Whether it fills the page, so that its title is the page's heading. */
  readonly heading?: boolean;
  readonly children?: ReactNode;
}

/** Shown in place of an empty list or page: the meaning and the next step. */
export function Empty({ Icon, title, heading = false, children }: EmptyProps) {
  const Title = heading ? "h1" : "p";
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <Icon aria-hidden className="size-7 text-muted" strokeWidth={1.5} />
      <Title className="font-medium">{title}</Title>
      <div className="max-w-prose text-muted text-sm">{children}</div>
    </div>
  );
}
