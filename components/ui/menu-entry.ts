import type { LucideIcon } from 'lucide-react';

/** Something to do. It starts once the menu has closed and its button has the focus again, so that a dialog returns it there. */
type ActionEntry = {
  kind: 'action';
  /** Where the label may be another's too. */
  id?: string;
  label: string;
  icon?: LucideIcon;
  isDangerous?: boolean;
  /** Why it is not to be had now; it can be reached and read, but not chosen. */
  unavailable?: string | null;
  onSelect: () => void;
};

/** Somewhere to go. */
type LinkEntry = {
  kind: 'link';
  label: string;
  href: string;
  icon?: LucideIcon;
  isCurrent?: boolean;
};

/** One choice of a few. */
type ChoiceEntry = {
  kind: 'choice';
  label: string;
  value: string;
  options: readonly { value: string; label: string; icon?: LucideIcon }[];
  onChoose: (value: string) => void;
};

/** A word above the entries that follow. */
type HeadingEntry = { kind: 'heading'; label: string };

type SeparatorEntry = { kind: 'separator'; id: string };

export type MenuEntry = ActionEntry | LinkEntry | ChoiceEntry | HeadingEntry | SeparatorEntry;
