"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Visitor } from "#lib/domain/visitor.ts";

const VisitorContext = createContext<Visitor | null>(null);

/** Tells what is inside who looks at it. */
export function VisitorProvider({ visitor, children }: { visitor: Visitor | null; children: ReactNode }) {
  return <VisitorContext value={visitor}>{children}</VisitorContext>;
}

/** Whether whoever looks may also change things. The server refuses in any case; this keeps buttons honest. */
export const useMayOperate = (): boolean => useContext(VisitorContext)?.role === "operator";
