import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** What a log holds: records by level, and what is none. */
export interface LogLines {
  readonly levels: Readonly<Record<string, number>>;
  readonly notJson: readonly string[];
  /** Records of errors, as they are. */
  readonly errors: readonly string[];
}

/** Reads a log line by line. */
export async function readLog(file: string): Promise<LogLines> {
  const levels: Record<string, number> = {};
  const notJson: string[] = [];
  const errors: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const level = levelOf(line);
    if (level === null) notJson.push(line.slice(0, 300));
    else levels[level] = (levels[level] ?? 0) + 1;
    if (level === "error" || level === "fatal") errors.push(line.slice(0, 1_000));
  }
  return { levels, notJson, errors };
}

function levelOf(line: string): string | null {
  try {
    const { level } = JSON.parse(line) as { level?: unknown };
    return typeof level === "string" ? level : null;
  } catch {
    return null;
  }
}
