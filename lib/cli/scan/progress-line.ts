import type { Scan } from "#lib/domain/scan.ts";

/** The output stream of a progress line. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/**
 * Shows the progress of a scan: one line that is overwritten on a terminal, one line for each tenth elsewhere, so that
 * a log stays readable.
 *
 * @returns the function to call at every change, and `end` to finish the line
 */
export function progressLine(terminal: Terminal): {
  show: (scan: Pick<Scan, "progress" | "counts">) => void;
  end: () => void;
} {
  let tenth = -1;
  let drawn = false;
  return {
    show({ progress: { percent, done, total, phases }, counts }) {
      const phase = (Object.keys(phases) as (keyof typeof phases)[]).find(
        (name) => phases[name].done < phases[name].total,
      );
      const text = `${`${percent}%`.padStart(4)}  ${phase ?? (total === 0 ? "listing" : "saving")}  ${done}/${total} reads, ${counts.resources} resources, ${counts.keys} keys, ${counts.gaps} gaps`;
      if (terminal.isTTY) {
        drawn = true;
        terminal.write(`\r\x1b[2K${text.slice(0, (terminal.columns ?? 80) - 1)}`);
      } else if (Math.floor(percent / 10) > tenth) {
        tenth = Math.floor(percent / 10);
        terminal.write(`${text}\n`);
      }
    },
    end() {
      if (drawn) terminal.write("\r\x1b[2K");
    },
  };
}
