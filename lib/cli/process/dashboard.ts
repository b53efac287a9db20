import { type Service, type ServiceOptions, supervise } from "#lib/serve/supervise.ts";
import { atEnd, CommandError, interrupted } from "../command.ts";

export interface DashboardOptions extends Omit<ServiceOptions, "worker" | "signal"> {
  readonly host: string;
  readonly port: number;
  /** Default: there is one. */
  readonly worker?: boolean;
}

/**
 * Starts the dashboard with its worker (the built one, except in development) and waits until it responds.
 *
 * @throws {CommandError} when it ends before it responds; the reason is already on stderr
 */
export async function startDashboard({ host, port, env, worker = true, ...rest }: DashboardOptions): Promise<Service> {
  const variables = { ...env, HOST: host, PORT: String(port) };
  const service = await supervise({ ...rest, env: variables, worker, signal: interrupted });
  if (!service) throw new CommandError("The dashboard stopped before it was ready.");
  atEnd(service.end);
  return service;
}
