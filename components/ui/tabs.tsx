"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** Alternatives of which one is visible; print shows all. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const first = tabs[0];
  if (!first) return null;
  return (
    <Primitive.Root defaultValue={first.id}>
      <Primitive.List aria-label={label} className="no-print mb-2 flex flex-wrap gap-1 border-line border-b">
        {tabs.map(({ id, label: text }) => (
          <Primitive.Trigger
            key={id}
            value={id}
            className="-mb-px cursor-pointer border-transparent border-b-2 px-2.5 py-1.5 text-muted text-sm data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {text}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map(({ id, label: text, content }) => (
        <Primitive.Content
          key={id}
          value={id}
          forceMount
          className="data-[state=inactive]:hidden print:mt-2 print:block!"
        >
          <p className="hidden font-semibold print:block">{text}</p>
          {content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
