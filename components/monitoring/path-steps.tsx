import { ChevronRight } from "lucide-react";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { NotificationPath, PathStep, StepKind } from "#lib/monitoring/notification-path.ts";
import { PathStateMark } from "./path-state-mark.tsx";
import { PATH_STATE_STYLES, STEP_NAMES } from "./path-state-style.ts";

/** All components of each path, so that a broken path shows what was not evaluated. */
const STEPS_OF = {
  "metric-filter": ["trail", "filter", "alarm", "topic"],
  "event-rule": ["trail", "rule", "target"],
} as const satisfies Record<NotificationPath["via"], readonly StepKind[]>;

const VIA_LABELS = {
  "metric-filter": "CloudWatch metric filter and alarm",
  "event-rule": "EventBridge rule",
} as const satisfies Record<NotificationPath["via"], string>;

/** One alert path: its components from left to right, on a phone from top to bottom. */
export function PathSteps({ path }: { path: NotificationPath }) {
  const kinds: readonly StepKind[] = STEPS_OF[path.via];
  const last = path.steps.at(-1);
  const beyond = last ? kinds.slice(kinds.indexOf(last.kind) + 1) : kinds;
  return (
    <div className="min-w-0">
      <p className="mb-1.5 text-muted text-xs">{VIA_LABELS[path.via]}</p>
      <ol className="flex flex-col gap-1 lg:flex-row lg:items-stretch">
        {path.steps.map((step, index) => (
          <Item key={`${step.kind} ${step.name}`} first={index === 0}>
            <StepBox step={step} />
          </Item>
        ))}
        {beyond.map((kind) => (
          <Item key={kind} first={false}>
            <div className="h-full rounded-md border border-line px-2.5 py-1.5 text-muted text-xs">
              <p>{STEP_NAMES[kind]}</p>
              <p>Not evaluated</p>
            </div>
          </Item>
        ))}
      </ol>
    </div>
  );
}

function Item({ first, children }: { first: boolean; children: React.ReactNode }) {
  return (
    <li className="flex min-w-0 flex-1 flex-col items-stretch gap-1 lg:flex-row lg:items-center">
      {!first && <ChevronRight aria-hidden className="mx-auto size-4 shrink-0 rotate-90 text-muted lg:rotate-0" />}
      <div className="h-full min-w-0 flex-1">{children}</div>
    </li>
  );
}

function StepBox({ step: { kind, state, name, detail, permission } }: { step: PathStep }) {
  return (
    <div
      className={`h-full rounded-md border bg-surface px-2.5 py-1.5 text-xs print-colour ${PATH_STATE_STYLES[state].box}`}
    >
      <p className="flex flex-wrap items-center justify-between gap-x-2">
        <span className="text-muted">{STEP_NAMES[kind]}</span>
        <PathStateMark state={state} />
      </p>
      {name !== null && (
        <bdi title={name} className="block break-all font-medium text-sm">
          {middleCut(name, 48)}
        </bdi>
      )}
      <p className="mt-0.5 break-words text-muted leading-relaxed">
        <bdi>{detail.sentence}</bdi>
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
