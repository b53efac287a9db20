import { exec } from "node:child_process";
import { promisify } from "node:util";
import { externalDataInterceptor } from "@smithy/core/config";

/** What `exec` of node:child_process rejects with. */
interface Ended {
  readonly code?: number | string | null;
  readonly signal?: string | null;
  readonly stderr?: string;
}

/**
 * Runs the `credential_process` of profiles for the SDK, whose own message of a failure is the command line, which may
 * hold secrets, and not the exit code.
 */
export function explainCredentialProcesses(): void {
  externalDataInterceptor.interceptToken(
    "exec",
    Object.assign(() => {}, { [promisify.custom]: run }),
  );
}

async function run(command: string): Promise<{ stdout: string; stderr: string }> {
  return promisify(exec)(command).catch(({ code, signal, stderr = "" }: Ended) => {
    const [line = ""] = stderr.split("\n").filter((each) => each.trim() !== "");
    const end = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
    throw new Error(`its credential_process ${end}${line && `: ${line.trim()}`}`);
  });
}
