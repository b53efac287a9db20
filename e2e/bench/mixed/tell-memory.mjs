/*
 * Loaded into a process that is measured (`node --import`): at SIGUSR2 it collects garbage and writes what it holds on
 * to into a file of BENCH_MEMORY_FOLDER that is named after it.
 */
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const file = join(process.env.BENCH_MEMORY_FOLDER ?? ".", `${process.pid}.json`);

if (isMainThread)
  process.on("SIGUSR2", () => {
    // Finalizers run after the first collection; what they let go is free after the second.
    collect();
    collect();
    const { heapUsed } = process.memoryUsage();
    writeFileSync(`${file}.new`, JSON.stringify({ heap: heapUsed, handles: process.getActiveResourcesInfo() }));
    renameSync(`${file}.new`, file);
  });
