import { CodeBlock } from "#components/ui/code-block.tsx";
import { type PolicyStatement, readKeyPolicy } from "#lib/domain/key-policy.ts";
import type { PolicyRemark } from "#lib/views/key.ts";
import { PolicyRemarks } from "./policy-remarks.tsx";

interface Props {
  readonly text: string;
  readonly remarks: readonly PolicyRemark[];
}

/** A key policy: each statement with its findings, then the document itself. */
export function KeyPolicy({ text, remarks }: Props) {
  const statements = readKeyPolicy(text);
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      {statements ? (
        <ol className="grid min-w-0 grid-cols-1 content-start gap-2 text-sm [overflow-wrap:anywhere]">
          {statements.map((statement, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a statement is identified only by its position
              key={index}
              id={`statement-${index + 1}`}
              className="scroll-mt-16 rounded-md target:border-accent border border-line px-3 py-2"
            >
              <Statement of={statement} />
              <PolicyRemarks of={statement} remarks={remarks.filter((remark) => remark.index === index)} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-sm text-unknown">
          The key policy is not a valid policy document or exceeds the KMS size limit, so its statements cannot be
          listed.
        </p>
      )}
      <CodeBlock text={pretty(text)} label="key policy" />
    </div>
  );
}

function Statement({ of }: { of: PolicyStatement }) {
  const { sid, effect, principals, exceptPrincipals, actions, exceptActions, conditions } = of;
  const who = principals.map(({ id }) => (id.endsWith(":root") ? `${id} (delegates to IAM policies)` : id));
  return (
    <>
      {sid && <bdi className="block text-muted text-xs">{sid}</bdi>}
      <p className="leading-relaxed">
        <strong className={`font-semibold ${effect === "Deny" ? "text-danger" : ""}`}>{effect ?? "No effect:"}</strong>{" "}
        {exceptPrincipals && "all principals except "}
        <bdi>{who.join(", ") || "no principal"}</bdi> · {exceptActions && "all actions except "}
        <bdi className="font-mono text-xs">{actions.join(", ") || "no action"}</bdi>
      </p>
      {conditions.length > 0 && (
        <ul className="mt-1 text-muted text-xs">
          {conditions.map(({ operator, key, values }) => (
            <li key={`${operator} ${key}`}>
              <bdi>
                if {key} {operator} {values.join(" or ")}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
