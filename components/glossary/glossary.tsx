import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Term } from "#lib/domain/terms.ts";
import { countOf } from "#lib/format/numbers.ts";
import { GLOSSARY } from "#lib/views/glossary.ts";

const COUNT = GLOSSARY.reduce((sum, { terms }) => sum + terms.length, 0);

/** Every verdict, status and term, with its definition and an anchor. */
export function Glossary() {
  return (
    <>
      <PageHeader
        title="Glossary"
        answer={`${countOf(COUNT, "term")} that the dashboard uses, with their definitions.`}
      />
      <ul aria-label="Sections" className="no-print mb-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {GLOSSARY.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex min-h-target items-center text-accent hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <div className="grid gap-4">
        {GLOSSARY.map(({ id, title, terms }) => (
          <Panel key={id} id={id} title={title} aside={countOf(terms.length, "term")} flush className="scroll-mt-4">
            <dl className="divide-y divide-line text-sm">
              {terms.map((term) => (
                <Entry key={term.id} of={term} />
              ))}
            </dl>
          </Panel>
        ))}
      </div>
    </>
  );
}

function Entry({ of: { id, term, definition, aws } }: { of: Term }) {
  return (
    <div
      id={id}
      className="break-inside-avoid scroll-mt-4 gap-x-6 px-4 py-2 leading-relaxed target:bg-accent-soft sm:grid sm:grid-cols-[14rem_1fr]"
    >
      <dt className="font-medium">{term}</dt>
      <dd className="max-w-prose">
        {definition}{" "}
        {aws && (
          <a
            href={aws}
            rel="noreferrer"
            className="inline-flex min-h-target items-center text-accent underline underline-offset-2"
          >
            AWS documentation<span className="sr-only"> on {term}</span>
          </a>
        )}
      </dd>
    </div>
  );
}
