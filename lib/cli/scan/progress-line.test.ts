import { describe, expect, it } from "vitest";
import { progressLine } from "./progress-line.ts";

const at = (done: number) => ({
  counts: { resources: 3, keys: 1, gaps: 0, calls: 9, throttled: 0 },
  progress: {
    percent: done,
    done,
    total: 100,
    phases: {
      listing: { done: 10, total: 10 },
      details: { done: done - 10, total: 90 },
      stores: { done: 0, total: 0 },
      watch: { done: 0, total: 0 },
      keys: { done: 0, total: 0 },
      saving: { done: 0, total: 0 },
    },
  },
});

const terminal = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, columns: 40, written, write: (text: string) => written.push(text) };
};

describe("the progress of a scan", () => {
  it("is one line for each tenth in a log", () => {
    const log = terminal(false);
    const line = progressLine(log);
    for (const done of [11, 12, 19, 20, 35, 36]) line.show(at(done));
    line.end();
    expect(log.written.map((text) => text.trim().slice(0, 12))).toEqual([
      "11%  details",
      "20%  details",
      "35%  details",
    ]);
  });

  it("is one line that is overwritten on a terminal, and never wraps", () => {
    const screen = terminal(true);
    const line = progressLine(screen);
    line.show(at(11));
    line.end();
    expect(screen.written[0]?.startsWith("\r\x1b[2K")).toBe(true);
    expect(screen.written[0]?.length).toBeLessThanOrEqual(40 + "\r\x1b[2K".length);
    expect(screen.written.at(-1)).toBe("\r\x1b[2K");
  });
});
