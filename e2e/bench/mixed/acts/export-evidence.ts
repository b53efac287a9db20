import { setTimeout as sleep } from "node:timers/promises";
import { readCsv } from "#lib/evidence/read-csv.ts";
import type { Act, Site } from "../site.ts";

const PAUSE_MS = 400;
const PAUSES = 12;

/** An export that is read at once, one that is read slowly, and one that is broken off, in turns. */
export const exportEvidence: Act = async (site, turn) => {
  switch (turn % 3) {
    case 0:
      return site.tally.count("export, read at once", ["whole"], () => wholeExport(site, 0));
    case 1:
      return site.tally.count("export, read slowly", ["whole"], () => wholeExport(site, PAUSES));
    default:
      return site.tally.count("export, broken off", ["broken off"], () => brokenExport(site));
  }
};

async function wholeExport({ program, rows }: Site, pauses: number): Promise<string> {
  const answer = await program.ask("/api/evidence.csv");
  if (answer.status !== 200 || !answer.body) return `${answer.status} ${await answer.text()}`;
  const decoder = new TextDecoder();
  let text = "";
  let left = pauses;
  for await (const piece of answer.body) {
    text += decoder.decode(piece, { stream: true });
    if (left > 0) await sleep(PAUSE_MS);
    left -= 1;
  }
  const found = readCsv(text).length - 1;
  return found === rows ? "whole" : `${found} rows of ${rows}`;
}

async function brokenExport({ program }: Site): Promise<string> {
  const leave = new AbortController();
  const answer = await program.ask("/api/evidence.csv", { signal: leave.signal });
  if (answer.status !== 200) return `${answer.status} ${await answer.text()}`;
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  leave.abort();
  return first?.value ? "broken off" : "empty";
}
