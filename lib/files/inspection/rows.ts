import { isVisible } from './visible';

/** A cell of a table: its text, and whether its format says that it is a number. */
export type Cell = { text: string; isNumber?: boolean };

const NUMBER = /^[-+]?[\d.,]*\d[\d.,]*%?$|^\d{4}-\d\d-\d\d/;

/** Tells a table that has headers and nothing below them: at most one row has anything in it, and no number is in that. */
export class Rows {
  private filled = 0;
  private hasNumber = false;

  add(cells: readonly Cell[]): void {
    if (!this.areHeadersOnly) return;
    const visible = cells.filter(({ text }) => isVisible(text));
    if (visible.length > 0) this.filled += 1;
    this.hasNumber ||= visible.some(({ text, isNumber }) => isNumber ?? NUMBER.test(text.trim()));
  }

  get areHeadersOnly(): boolean {
    return this.filled <= 1 && !this.hasNumber;
  }
}
