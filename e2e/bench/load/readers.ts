import { setTimeout as sleep } from "node:timers/promises";
import { seeded } from "../soak/soak-faults.ts";

/** A place to look at, and what is made of the answer. */
export interface Place {
  readonly name: string;
  readonly path: string;
  readonly read: (text: string) => void;
}

/** What readers went through: the milliseconds of each answer by place, and what was wrong with some. */
export interface Experience {
  readonly times: ReadonlyMap<string, readonly number[]>;
  readonly errors: readonly string[];
}

/** Between two looks: from half of this to half as much again. */
const PAUSE_MS = 2_000;

/** Readers who each look at one place after another until `signal` aborts; every answer must be a 200. */
export async function read(
  url: string,
  places: readonly Place[],
  readers: number,
  signal: AbortSignal,
): Promise<Experience> {
  const times = new Map(places.map(({ name }) => [name, [] as number[]]));
  const errors: string[] = [];
  const look = async ({ name, path, read }: Place) => {
    const start = performance.now();
    try {
      const answer = await fetch(url + path);
      const text = await answer.text();
      times.get(name)?.push(performance.now() - start);
      if (answer.status === 200) read(text);
      else errors.push(`${path} answered ${answer.status}: ${text.slice(0, 200)}`);
    } catch (error) {
      errors.push(`${path}: ${error}`);
    }
  };
  const one = async (reader: number) => {
    const random = seeded(reader);
    await sleep(random() * PAUSE_MS);
    for (let at = reader; !signal.aborted; at += 1) {
      const place = places[at % places.length];
      if (place) await look(place);
      await sleep(PAUSE_MS * (0.5 + random()), undefined, { signal }).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, reader) => one(reader)));
  return { times, errors };
}
