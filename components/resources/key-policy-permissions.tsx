import { Check, CircleHelp, CircleX } from "lucide-react";
import Link from "next/link";
import { TermList } from "#components/glossary/term-list.tsx";
import { type ActionFit, FIT_ANSWERS, type Fit, type FitAnswer, type NeedFit } from "#lib/domain/key-fit.ts";
import type { Need } from "#lib/domain/key-need.ts";
import { clauseText } from "#lib/domain/policy-clauses.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { AWS_TERMS, FIT_TERMS, type Term } from "#lib/domain/terms.ts";
import { keyHref } from "#lib/format/hrefs.ts";
import { PolicyAddition } from "./policy-addition.tsx";

const ANSWERS: Readonly<Record<FitAnswer, { look: string; icon: typeof Check }>> = {
  allowed: { look: "", icon: Check },
  "left-to-iam": { look: "text-unknown", icon: CircleHelp },
  "cannot-tell": { look: "text-unknown", icon: CircleHelp },
  missing: { look: "text-danger", icon: CircleX },
  stopped: { look: "text-danger", icon: CircleX },
  denied: { look: "text-danger", icon: CircleX },
};

/** The answers that the key policy gives to these needs. */
const answerTerms = (needs: readonly NeedFit[]): readonly Term[] => [
  AWS_TERMS["key-policy"],
  ...FIT_ANSWERS.filter((answer) => needs.some(({ actions }) => actions.some((each) => each.answer === answer))).map(
    (answer) => FIT_TERMS[answer],
  ),
];

interface Props {
  readonly fit: Fit;
  readonly keyId: string | null;
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** Whether the key policy allows each permission that AWS documents. */
export function KeyPolicyPermissions({ fit, keyId, asked, from }: Props) {
  const policy = keyId === null ? null : keyHref(keyId, asked, from);
  return (
    <section className="mt-4 border-line border-t pt-4">
      <h3 className="mb-2 font-semibold text-sm">Key policy permissions</h3>
      {fit.kind === "not-documented" && <p className="max-w-prose text-muted text-sm">{fit.because}</p>}
      {fit.kind === "no-policy" && (
        <>
          <p className="mb-2 text-sm text-unknown">Unknown: {fit.because.sentence} AWS documents these permissions:</p>
          <ul className="grid gap-2 text-sm">
            {fit.needs.map((need) => (
              <li key={need.why}>
                <Who need={need} named={null} /> <span className="font-mono text-xs">{need.actions.join(", ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {fit.kind === "judged" && (
        <>
          <TermList terms={answerTerms(fit.needs)} />
          <ol className="grid gap-3 text-sm">
            {fit.needs.map((each) => (
              <li key={each.need.why} className="rounded-md border border-line px-3 py-2">
                <NeedOf fit={each} policy={policy} />
              </li>
            ))}
          </ol>
        </>
      )}
      {fit.kind === "judged" && fit.addition && <PolicyAddition of={fit.addition} />}
    </section>
  );
}

function NeedOf({ fit, policy }: { fit: NeedFit; policy: string | null }) {
  const { need, role, actions } = fit;
  return (
    <>
      <p className="leading-relaxed">
        <Who need={need} named={role} />. {need.why}
      </p>
      <ul className="mt-1 grid gap-0.5">
        {actions.map((action) => (
          <Action key={action.action} of={action} policy={policy} />
        ))}
      </ul>
      <p className="mt-1 text-muted text-xs">
        {carriedBy(need).length > 0 && (
          <>
            Request context: <bdi className="break-all font-mono">{carriedBy(need).join(", ")}</bdi>.{" "}
          </>
        )}
        Source: {need.source}.
      </p>
    </>
  );
}

function Who({ need, named }: { need: Need; named: string | null }) {
  const { who } = need;
  if (who.kind === "service") return <bdi className="font-medium">{who.service}</bdi>;
  return (
    <span className="inline-block font-medium first-letter:uppercase">
      {who.called}
      {named && (
        <>
          {": "}
          <bdi className="break-all font-mono text-xs">{named}</bdi>
        </>
      )}
    </span>
  );
}

function Action({ of, policy }: { of: ActionFit; policy: string | null }) {
  const { look, icon: Icon } = ANSWERS[of.answer];
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <Icon aria-hidden className={`size-3.5 shrink-0 self-center ${look}`} />
      <code className="font-mono text-xs">{of.action}</code>
      <span className={look}>{FIT_TERMS[of.answer].term}</span>
      {of.by && <Statement of={of.by} policy={policy} />}
      {of.because && of.answer !== "left-to-iam" && (
        <bdi className="min-w-0 text-muted text-xs [overflow-wrap:anywhere]">{clauseText(of.because)}</bdi>
      )}
    </li>
  );
}

/** The number of a statement, from 1, as a link to the statement on the key's page. */
function Statement({ of, policy }: { of: NonNullable<ActionFit["by"]>; policy: string | null }) {
  const text = `statement ${of.index + 1}${of.sid === null ? "" : ` (${of.sid})`}`;
  if (policy === null) return <bdi>{text}</bdi>;
  return (
    <Link prefetch={false} href={`${policy}#statement-${of.index + 1}`} className="underline">
      <bdi>{text}</bdi>
    </Link>
  );
}

const carriedBy = ({ carries, grantCarries }: Need): readonly string[] =>
  Object.entries({ ...carries, ...grantCarries }).flatMap(([key, value]) =>
    value === null ? [] : `${key} = ${[value].flat().join(" or ")}`,
  );
