import { setTimeout as sleep } from "node:timers/promises";
import { atEnd, CommandError } from "../command.ts";
import { projectFile } from "../project.ts";
import { type ChildOptions, type Environment, endChild, exitOf, startNode } from "./child.ts";
import { demandFreePort } from "./port.ts";

/** A running dashboard. */
export interface Dashboard {
  readonly url: string;
  readonly pid: number;
  /** Resolves to its exit code when it ends. */
  readonly ended: Promise<number>;
  readonly end: () => Promise<void>;
}

export interface DashboardOptions {
  readonly host: string;
  readonly port: number;
  readonly env: Environment;
  readonly output?: NonNullable<ChildOptions["output"]>;
}

/**
 * Starts the built dashboard and waits until it answers.
 *
 * @throws {CommandError} when the port is taken, or the dashboard ends before it answers
 */
export async function startDashboard({ host, port, env, output = "errors" }: DashboardOptions): Promise<Dashboard> {
  await demandFreePort(host, port);
  const args = [projectFile("node_modules/next/dist/bin/next"), "start", "--hostname", host, "--port", String(port)];
  const child = startNode(args, { env: { ...env, NODE_ENV: "production", HOST: host, PORT: String(port) }, output });
  const dashboard = {
    url: addressOf(host, port),
    pid: child.pid ?? 0,
    ended: exitOf(child),
    end: () => endChild(child),
  };
  atEnd(dashboard.end);
  await untilItAnswers(dashboard);
  return dashboard;
}

/** The address to open in a browser: a host that means "every interface" is not one. */
function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

async function untilItAnswers({ url, ended }: Dashboard): Promise<void> {
  let code: number | null = null;
  ended.then((exit) => {
    code = exit;
  });
  while (code === null) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer) return;
    await sleep(50);
  }
  throw new CommandError(`The dashboard ended with code ${code} before it answered.`);
}
