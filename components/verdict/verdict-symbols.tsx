import { VERDICTS, type Verdict } from "#lib/domain/verdict.ts";
import { VERDICT_STYLES } from "./verdict-style.ts";

/** The icons of all verdicts, once: a table that shows them hundreds of times refers to them. */
export function VerdictSymbols() {
  return (
    <svg aria-hidden className="absolute size-0">
      {VERDICTS.map((verdict) => {
        const { Icon } = VERDICT_STYLES[verdict];
        return (
          <symbol key={verdict} id={`verdict-${verdict}`} viewBox="0 0 24 24">
            <Icon strokeWidth={2.25} />
          </symbol>
        );
      })}
    </svg>
  );
}

/** The icon of a verdict, on a page that has `VerdictSymbols`. */
export const VerdictSymbol = ({ verdict }: { verdict: Verdict }) => (
  <svg aria-hidden>
    <use href={`#verdict-${verdict}`} />
  </svg>
);
