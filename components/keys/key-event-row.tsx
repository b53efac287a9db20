import { Ban, KeyRound, Pencil, ShieldCheck } from "lucide-react";
import { isDenied, isDeniedUse, type KeyEvent } from "#lib/domain/key-event.ts";
import { actorName } from "#lib/format/actors.ts";

const ICONS = { use: KeyRound, grant: ShieldCheck, change: Pencil } as const;

/** One API call to a key: time, operation, principal, source, TLS version, and the error if it was denied. */
export function KeyEventRow({ event, withDate = false }: { event: KeyEvent; withDate?: boolean }) {
  const deniedToBedrock = isDeniedUse(event);
  const Icon = isDenied(event) ? Ban : ICONS[event.kind];
  return (
    <li
      className={`grid gap-x-4 gap-y-0.5 border-line border-b border-l-2 px-4 py-2 text-sm last:border-b-0 md:grid-cols-[4rem_8.5rem_1fr_9rem] xl:grid-cols-[5rem_13rem_1fr_14rem] ${
        deniedToBedrock ? "print-colour border-l-danger bg-unencrypted-soft" : "border-l-transparent"
      }`}
    >
      <time dateTime={event.at} title={event.at} className="number text-muted text-xs leading-5">
        {withDate && <span className="block whitespace-nowrap">{event.at.slice(0, 10)}</span>}
        {event.at.slice(11, 19)}
      </time>
      <span className="flex items-start gap-1.5 font-mono text-xs leading-5">
        <Icon aria-hidden className={`mt-0.5 size-3.5 shrink-0 ${isDenied(event) ? "text-danger" : "text-muted"}`} />
        <span className="break-all">{event.name}</span>
      </span>
      <div className="min-w-0 leading-5">
        <bdi title={event.by.principal ?? undefined}>{actorName(event.by)}</bdi>
        {event.errorCode && (
          <p className="text-danger text-xs">
            {deniedToBedrock ? "Denied (Bedrock): " : "Denied: "}
            <bdi>{event.errorCode}</bdi>
            {event.errorMessage && (
              <>
                {" – "}
                <bdi>{event.errorMessage}</bdi>
              </>
            )}
          </p>
        )}
        <EventDetails event={event} />
      </div>
      <div className="min-w-0 text-muted text-xs leading-5">
        {event.from && event.from !== event.by.service && <bdi className="block break-all">from {event.from}</bdi>}
        {event.tls ? (
          <bdi className="block">
            {event.tls.version}
            {event.tls.cipher && `, ${event.tls.cipher}`}
          </bdi>
        ) : (
          <span title="The CloudTrail event has no TLS details. The connection may still have used TLS.">
            TLS not recorded
          </span>
        )}
      </div>
    </li>
  );
}

/** The details that the event has about the call. */
function EventDetails({ event }: { event: KeyEvent }) {
  const lines = [
    ...Object.entries(event.encryptionContext).map(([name, value]) => `${name} = ${value}`),
    ...event.resources.filter((arn) => !Object.values(event.encryptionContext).includes(arn)),
    ...(event.grantId ? [`grant ${event.grantId}`] : []),
    ...(event.operations.length > 0 ? [`allows ${event.operations.join(", ")}`] : []),
    ...(event.by.service === null && event.userAgent ? [`with ${event.userAgent}`] : []),
    ...(event.whole
      ? []
      : ["The event record could not be parsed. Only the fields that CloudTrail lists beside it are shown."]),
  ];
  return lines.map((line) => (
    <bdi key={line} className="block text-muted text-xs">
      {line}
    </bdi>
  ));
}
