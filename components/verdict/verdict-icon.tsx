import { SharedIcon } from "#components/ui/shared-icon.tsx";
import type { Verdict } from "#lib/domain/verdict.ts";

/** The icon of a verdict, in the colour of the text around it. */
export const VerdictIcon = ({ verdict, className }: { readonly verdict: Verdict; readonly className?: string }) => (
  <SharedIcon of={verdict} {...(className !== undefined && { className })} />
);
