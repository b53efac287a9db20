import type { LucideIcon } from "lucide-react";

interface SharedIconProps {
  /** The name of an icon that the shell defines (`SharedIcons`). */
  readonly of: string;
  readonly className?: string;
}

/** An icon that is defined once in the page: written out, it would be as long as a row each time. */
export const SharedIcon = ({ of, className }: SharedIconProps) => (
  <svg aria-hidden className={className === undefined ? "shared-icon" : `shared-icon ${className}`}>
    <use href={`#icon-${of}`} />
  </svg>
);

interface SharedIconDefinitionProps {
  readonly of: string;
  readonly Icon: LucideIcon;
  readonly strokeWidth?: number;
}

/** The definition of an icon, within an `svg`. */
export const SharedIconDefinition = ({ of, Icon, strokeWidth = 2 }: SharedIconDefinitionProps) => (
  <symbol id={`icon-${of}`} viewBox="0 0 24 24">
    <Icon strokeWidth={strokeWidth} />
  </symbol>
);
