import { expect, test, vi } from "vitest";
import { inTurn } from "./in-turn.ts";
import { Turns } from "./turns.ts";

async function* pieces(count: number, log: string[], name: string): AsyncGenerator<string> {
  try {
    for (let n = 0; n < count; n += 1) {
      log.push(name);
      yield `${name}${n}`;
    }
  } finally {
    log.push(`${name} ended`);
  }
}

async function all(source: AsyncGenerator<string>): Promise<string[]> {
  const taken: string[] = [];
  for await (const piece of source) taken.push(piece);
  return taken;
}

function reading(turns: Turns, name: string, { count = 3, pause = 60_000, log = [] as string[] } = {}) {
  const gone = new AbortController();
  const onEnd = vi.fn();
  const stream = inTurn(pieces(count, log, name), turns, { longestPauseMs: pause, signal: gone.signal, onEnd });
  return { stream, gone, onEnd };
}

test("no more streams than the limit advance at once; the others follow in order of arrival", async () => {
  const turns = new Turns(2);
  const log: string[] = [];
  const names = ["a", "b", "c", "d", "e"];
  await Promise.all(names.map((name) => all(reading(turns, name, { log }).stream)));
  const first = (name: string) => log.indexOf(name);
  const last = (name: string) => log.indexOf(`${name} ended`);
  expect(names.toSorted((a, b) => first(a) - first(b))).toEqual(names);
  for (const [n, name] of names.entries()) {
    const moving = names.slice(0, n).filter((other) => last(other) > first(name));
    expect(moving.length, name).toBeLessThan(2);
  }
});

test("a reader that is idle for too long loses its turn, and still gets all of its chunks", async () => {
  const turns = new Turns(1);
  const slow = reading(turns, "slow", { pause: 5 });
  await slow.stream.next();
  expect(await all(reading(turns, "quick").stream)).toEqual(["quick0", "quick1", "quick2"]);
  expect(await all(slow.stream)).toEqual(["slow1", "slow2"]);
});

test("a reader that reads keeps its turn", async () => {
  const turns = new Turns(1);
  const first = reading(turns, "first");
  await first.stream.next();
  const second = reading(turns, "second");
  const waits = second.stream.next();
  const done = vi.fn();
  void waits.then(done);
  await first.stream.next();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).not.toHaveBeenCalled();
  await first.stream.return("");
  expect((await waits).value).toBe("second0");
});

test("a reader that disconnects while waiting leaves the queue, and its stream does not end as if complete", async () => {
  const turns = new Turns(1);
  const first = reading(turns, "first");
  await first.stream.next();
  const gone = reading(turns, "gone");
  const waits = gone.stream.next();
  const third = all(reading(turns, "third").stream);
  gone.gone.abort();
  await expect(waits).rejects.toThrow();
  expect(gone.onEnd).toHaveBeenCalledOnce();
  await first.stream.return("");
  expect(await third).toHaveLength(3);
});

test("a turn that fails or is cancelled is free for the next reader", async () => {
  const turns = new Turns(1);
  async function* failing(): AsyncGenerator<string> {
    yield "one";
    throw new Error("the database is gone");
  }
  const onEnd = vi.fn();
  const signal = new AbortController().signal;
  await expect(all(inTurn(failing(), turns, { longestPauseMs: 1_000, signal, onEnd }))).rejects.toThrow();
  expect(onEnd).toHaveBeenCalledOnce();
  expect(await all(reading(turns, "next").stream)).toHaveLength(3);
});
