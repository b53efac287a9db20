import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

const stays = new AbortController().signal;

test("a turn that is released twice frees one place", async () => {
  const turns = new Turns(1);
  const leave = await turns.take(stays);
  leave?.();
  leave?.();
  await turns.take(stays);
  const gone = new AbortController();
  const next = turns.take(gone.signal);
  gone.abort();
  expect(await next).toBeNull();
});
