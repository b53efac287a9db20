import { readdirSync, readFileSync } from "node:fs";
import { ANSWERS, type ControlAnswer } from "#lib/domain/finding.ts";

/** Answer → subjects, in the words of `subjectWords`. */
export type TrueAnswers = Readonly<Record<ControlAnswer, readonly string[]>>;

const FOLDER = new URL("controls/", import.meta.url);

/** What an auditor answers for each control (`BEP-nnn`) in the demo account: judged by hand, never printed by a scanner. */
export function truthOfControls(): ReadonlyMap<string, TrueAnswers> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  return new Map(files.map((name) => [name.replace(".json", "").toUpperCase(), read(name)]));
}

function read(name: string): TrueAnswers {
  const answers = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
  return Object.fromEntries(ANSWERS.map((answer) => [answer, answers[answer] ?? []])) as unknown as TrueAnswers;
}
