import { Scroller } from "#components/ui/scroller.tsx";
import type { PolicyLine } from "#lib/domain/changes/policy-lines.ts";
import { countOf } from "#lib/format/numbers.ts";

/** Lines around a difference that are shown with it. */
const AROUND = 3;

const LOOKS = {
  before: { sign: "−", word: "Removed", look: "bg-unencrypted-soft" },
  after: { sign: "+", word: "Added", look: "bg-customer-managed-soft font-semibold" },
  both: { sign: " ", word: null, look: "text-muted" },
} as const;

/** The differing lines of two key policies: the sign at the start of a line says what became of it, without colour. */
export function PolicyDiff({ lines, name }: { lines: readonly PolicyLine[]; name: string }) {
  const differs = (index: number) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(isDifferent);
  const numbered = lines.map((line, index) => ({ line, index, isShown: differs(index) }));
  const [removed, added] = [linesIn(lines, "before"), linesIn(lines, "after")];
  return (
    <details className="min-w-0">
      <summary className="min-h-target cursor-pointer text-sm">
        {countOf(removed, "line")} removed, {countOf(added, "line")} added
      </summary>
      <Scroller
        label={`Key policy of ${name}, before and after`}
        className="mt-2 max-h-96 overflow-y-auto rounded-md border border-line bg-raised print:max-h-none"
      >
        <ol className="py-2 font-mono text-xs leading-relaxed">
          {numbered.map(({ line, index, isShown }) =>
            isShown ? (
              <Line key={index} line={line} />
            ) : (
              numbered[index - 1]?.isShown !== false && (
                <li key={index} className="px-3 text-muted">
                  …
                </li>
              )
            ),
          )}
        </ol>
      </Scroller>
    </details>
  );
}

function Line({ line }: { line: PolicyLine }) {
  const { sign, word, look } = LOOKS[line.in];
  return (
    <li className={`whitespace-pre px-3 ${line.in === "both" ? "" : look}`}>
      <span aria-hidden className="mr-2 inline-block w-2 no-underline">
        {sign}
      </span>
      {word && <span className="sr-only">{word}: </span>}
      <bdi className={line.in === "both" ? look : ""}>{line.text}</bdi>
    </li>
  );
}

const isDifferent = (line: PolicyLine): boolean => line.in !== "both";
const linesIn = (lines: readonly PolicyLine[], side: PolicyLine["in"]): number =>
  lines.filter((line) => line.in === side).length;
