import { type Service, type ServiceOptions, supervise } from "#lib/serve/supervise.ts";
import { atEnd, CommandError, interrupted } from "../command.ts";

export interface DashboardOptions extends Omit<ServiceOptions, "worker" | "signal"> {
  readonly host: string;
  readonly port: number;
  /** Default: there is one. */
  readonly worker?: boolean;
}

/**
 * Starts the dashboard, the built one but in development, with its worker, and waits until it answers.
 *
 * @throws {CommandError} when it ends before it answers; why is on stderr by then
 */
export async function startDashboard({ host, port, env, worker = true, ...rest }: DashboardOptions): Promise<Service> {
  const variables = { ...env, HOST: host, PORT: String(port) };
  const service = await supervise({ ...rest, env: variables, worker, signal: interrupted });
  if (!service) throw new CommandError("The dashboard stopped before it was ready.");
  atEnd(service.end);
  return service;
}
