"use client";

import { type ComponentProps, type KeyboardEvent, useEffect, useRef } from "react";

/** The element of a cell that takes the focus: its link, or the cell itself. */
const targetOf = (cell: HTMLTableCellElement): HTMLElement => cell.querySelector<HTMLElement>("a[href]") ?? cell;

/** The cell that a key moves to in a row of `columns` cells; null for any other key. */
function placeFor({ key, ctrlKey }: KeyboardEvent, row: number, column: number, rows: number, columns: number) {
  switch (key) {
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "ArrowRight":
      return { row, column: column + 1 };
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowDown":
      return { row: row + 1, column };
    case "Home":
      return { row: ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: ctrlKey ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}

/**
 * A table that is one Tab stop: arrow keys, Home and End move between its cells, Control+Home and Control+End to its
 * corners (ARIA Authoring Practices, "Grid"). Without scripts every link is a stop.
 */
export function GridTable({ children, ...props }: Omit<ComponentProps<"table">, "role">) {
  const table = useRef<HTMLTableElement>(null);
  const current = useRef<HTMLElement>(null);

  useEffect(() => {
    // After every render, because a new scan replaces the links.
    if (!table.current) return;
    const targets = [...table.current.rows].flatMap((row) => [...row.cells].map(targetOf));
    if (!current.current?.isConnected)
      current.current = targets.find((each) => each.matches("a")) ?? targets[0] ?? null;
    for (const each of targets) each.tabIndex = each === current.current ? 0 : -1;
  });

  function makeCurrent(target: HTMLElement) {
    if (current.current) current.current.tabIndex = -1;
    target.tabIndex = 0;
    current.current = target;
  }

  function move(event: KeyboardEvent<HTMLTableElement>) {
    const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>("td, th") : null;
    const row = cell?.closest("tr");
    if (!cell || !row || event.altKey || event.metaKey) return;
    const { rows } = event.currentTarget;
    const place = placeFor(event, row.rowIndex, cell.cellIndex, rows.length, row.cells.length);
    if (!place) return;
    event.preventDefault();
    const next = rows[place.row]?.cells[place.column];
    if (!next) return;
    // Focus does not scroll to a cell behind a sticky heading; scrollIntoView respects the scroller's padding.
    targetOf(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  return (
    <table
      {...props}
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows the role grid for a table
      role="grid"
      onKeyDown={move}
      onFocus={(event) => {
        const cell = event.target.closest<HTMLTableCellElement>("td, th");
        if (cell) makeCurrent(targetOf(cell));
      }}
    >
      {children}
    </table>
  );
}
