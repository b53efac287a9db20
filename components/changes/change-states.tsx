import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { AnswerMark } from "#components/controls/answer-mark.tsx";
import { Arn } from "#components/ui/arn.tsx";
import { VerdictBadge } from "#components/verdict/verdict-badge.tsx";
import type { FindingState, KeyFacts, RowState } from "#lib/domain/changes/change.ts";
import { inSentence, ROTATION_TERMS } from "#lib/domain/terms.ts";
import { keyStateLabel } from "#lib/format/key-states.ts";
import { formatDate } from "#lib/format/times.ts";
import type { ListedChange } from "#lib/views/changes.ts";
import { PolicyDiff } from "./policy-diff.tsx";

/** What something was, and what it is. */
export function ChangeStates({ change }: { change: ListedChange }) {
  switch (change.subject) {
    case "row":
      return <RowStates change={change} />;
    case "finding":
      return (
        <>
          <Pair before={answerOf(change.before)} after={answerOf(change.after)} absent={absentWords(change)} />
          <Reason text={change.after?.reason ?? change.before?.reason ?? null} />
        </>
      );
    case "key":
      return <Pair before={keyText(change.before)} after={keyText(change.after)} />;
    case "policy":
      return <PolicyDiff lines={change.lines ?? []} name={change.name} />;
    case "grant": {
      const grant = change.after ?? change.before;
      return (
        grant && (
          <>
            <Arn value={grant.grantee} longest={44} />
            <span className="wrap-anywhere block text-muted text-xs">{grant.operations.join(", ")}</span>
          </>
        )
      );
    }
  }
}

function RowStates({ change }: { change: Extract<ListedChange, { subject: "row" }> }) {
  const { before, after } = change;
  const hasOtherKey = before !== null && after !== null && before.keyArn !== after.keyArn;
  return (
    <>
      <Pair
        before={before && <VerdictBadge {...before} />}
        after={after && <VerdictBadge {...after} />}
        absent={absentWords(change)}
      />
      {hasOtherKey && <Pair before={keyName(before)} after={keyName(after)} />}
      <Reason text={after?.reason ?? null} />
    </>
  );
}

const keyName = ({ keyAlias, keyArn }: RowState): ReactNode =>
  keyArn === null ? (
    <span className="text-muted text-xs">No KMS key</span>
  ) : (
    <Arn value={keyAlias ?? keyArn} longest={36} copy={false} />
  );

const answerOf = (state: FindingState | null): ReactNode => state && <AnswerMark answer={state.answer} />;

function keyText({ state, deletionDate, rotation }: KeyFacts): string {
  const deletion = deletionDate === null ? [] : `deletion on ${formatDate(deletionDate)} UTC`;
  const name = state === null ? "State unknown" : keyStateLabel(state);
  return [name, deletion, inSentence(ROTATION_TERMS[rotation])].flat().join(", ");
}

/** What the newer scan says of something that it has no state of. Only what is gone was provably not there. */
function absentWords({ kind, subject }: ListedChange): string {
  if (kind === "gone") return "not in the newer scan";
  if (kind === "newly-unreadable") return "not read in the newer scan";
  if (kind === "readable-again") return "listed again";
  return subject === "finding" ? "no finding" : "not in the newer scan";
}

/** Both states with an arrow; `absent` stands for the state that the newer scan does not have. */
function Pair({ before, after, absent = "" }: { before: ReactNode; after: ReactNode; absent?: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {before && (
        <span>
          <span className="sr-only">Before: </span>
          {before}
        </span>
      )}
      <ArrowRight aria-hidden className="size-3.5 shrink-0 text-muted" />
      {after ? (
        <span>
          <span className="sr-only">After: </span>
          {after}
        </span>
      ) : (
        <span className="text-muted text-xs">
          <span className="sr-only">After: </span>
          {absent}
        </span>
      )}
    </span>
  );
}

const Reason = ({ text }: { text: string | null }) =>
  text && <bdi className="mt-1 block text-muted text-xs leading-relaxed">{text}</bdi>;
