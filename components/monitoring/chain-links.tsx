import { ChevronRight } from "lucide-react";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { Chain, ChainLink, LinkPart } from "#lib/monitoring/notification-path.ts";
import { LinkMark } from "./link-mark.tsx";
import { LINK_STYLES, PART_NAMES } from "./link-style.ts";

/** All components of each path, so that a broken path shows what was not evaluated. */
const PARTS = {
  logs: ["trail", "filter", "alarm", "topic"],
  bus: ["trail", "rule", "target"],
} as const satisfies Record<Chain["way"], readonly LinkPart[]>;

const WAYS = {
  logs: "CloudWatch metric filter and alarm",
  bus: "EventBridge rule",
} as const satisfies Record<Chain["way"], string>;

/** One alert path: its components from left to right, on a phone from top to bottom. */
export function ChainLinks({ chain }: { chain: Chain }) {
  const parts: readonly LinkPart[] = PARTS[chain.way];
  const last = chain.links.at(-1);
  const beyond = last ? parts.slice(parts.indexOf(last.part) + 1) : parts;
  return (
    <div className="min-w-0">
      <p className="mb-1.5 text-muted text-xs">{WAYS[chain.way]}</p>
      <ol className="flex flex-col gap-1 lg:flex-row lg:items-stretch">
        {chain.links.map((link, index) => (
          <Step key={`${link.part} ${link.name}`} first={index === 0}>
            <LinkBox link={link} />
          </Step>
        ))}
        {beyond.map((part) => (
          <Step key={part} first={false}>
            <div className="h-full rounded-md border border-line px-2.5 py-1.5 text-muted text-xs">
              <p>{PART_NAMES[part]}</p>
              <p>Not evaluated</p>
            </div>
          </Step>
        ))}
      </ol>
    </div>
  );
}

function Step({ first, children }: { first: boolean; children: React.ReactNode }) {
  return (
    <li className="flex min-w-0 flex-1 flex-col items-stretch gap-1 lg:flex-row lg:items-center">
      {!first && <ChevronRight aria-hidden className="mx-auto size-4 shrink-0 rotate-90 text-muted lg:rotate-0" />}
      <div className="h-full min-w-0 flex-1">{children}</div>
    </li>
  );
}

function LinkBox({ link: { part, state, name, says, permission } }: { link: ChainLink }) {
  return (
    <div className={`h-full rounded-md border bg-surface px-2.5 py-1.5 text-xs print-colour ${LINK_STYLES[state].box}`}>
      <p className="flex flex-wrap items-center justify-between gap-x-2">
        <span className="text-muted">{PART_NAMES[part]}</span>
        <LinkMark state={state} />
      </p>
      {name !== null && (
        <bdi title={name} className="block break-all font-medium text-sm">
          {middleCut(name, 48)}
        </bdi>
      )}
      <p className="mt-0.5 break-words text-muted leading-relaxed">
        <bdi>{says}</bdi>
        {permission !== null && (
          <>
            {" "}
            The scanner needs <code className="break-all font-mono">{permission}</code>.
          </>
        )}
      </p>
    </div>
  );
}
