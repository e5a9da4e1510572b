'use client';

import { Search, type LucideIcon } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { FieldError } from './field-error';

export type ComboboxOption = {
  id: string;
  label: string;
  /** What tells it from others of the same name. */
  detail?: string;
  icon: LucideIcon;
  /** Takes its time and may fail: what it comes to is told below the list, so that stays open. */
  staysOpen?: boolean;
  run: () => void;
};

export type ComboboxGroup = { label: string; options: readonly ComboboxOption[] };

type ComboboxProps = {
  label: string;
  placeholder: string;
  text: string;
  onType: (text: string) => void;
  groups: readonly ComboboxGroup[];
  /** What is going on, for the eye and for screen readers: how many results, still searching. */
  status: string;
  /** What failed, in a sentence; null when nothing did. */
  trouble?: string | null;
  onChoose: (option: ComboboxOption) => void;
};

/**
 * A text field over a list of what it finds (WAI-ARIA combobox with a listbox): the focus stays in the field, the arrow keys move the
 * active option and Enter chooses it.
 */
export function Combobox(props: ComboboxProps) {
  const { label, placeholder, text, onType, groups, status, trouble = null, onChoose } = props;
  const id = useId();
  const [activeId, setActiveId] = useState<string | null>(null);
  const options = groups.flatMap((group) => group.options);
  const found = options.findIndex((option) => option.id === activeId);
  const place = Math.max(0, found);
  const active = options[place];
  const optionId = (option: ComboboxOption) => `${id}-${option.id}`;

  function moveTo(target: number) {
    const option = options.at(target % options.length);
    if (option === undefined) return;
    setActiveId(option.id);
    document.getElementById(optionId(option))?.scrollIntoView({ block: 'nearest' });
  }
  function handleKey(event: KeyboardEvent) {
    const moves: Partial<Record<string, number>> = { ArrowDown: place + 1, ArrowUp: place - 1 };
    const target = moves[event.key];
    if (event.nativeEvent.isComposing || (target === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (target !== undefined) moveTo(target);
    else if (active !== undefined) onChoose(active);
  }
  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active === undefined ? undefined : optionId(active)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setActiveId(null);
            onType(event.target.value);
          }}
          onKeyDown={handleKey}
          className="h-12 min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-muted max-sm:text-base"
        />
      </div>
      <div role="listbox" id={`${id}-list`} aria-label="Results" className="overflow-y-auto p-1.5">
        {groups.map((group) => (
          <div key={group.label} role="group" aria-labelledby={`${id}-${group.label}`}>
            <div id={`${id}-${group.label}`} className="px-2 pt-2 pb-1 text-xs text-muted">
              {group.label}
            </div>
            {group.options.map((option) => (
              <Option
                key={option.id}
                id={optionId(option)}
                option={option}
                isActive={option === active}
                onActivate={() => setActiveId(option.id)}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="border-t border-line px-4 py-2 text-xs text-muted">
        <FieldError id={`${id}-trouble`} message={trouble ?? undefined} />
        <p role="status">{status}</p>
      </div>
    </>
  );
}

type OptionProps = {
  id: string;
  option: ComboboxOption;
  isActive: boolean;
  onActivate: () => void;
  onChoose: (option: ComboboxOption) => void;
};

function Option({ id, option, isActive, onActivate, onChoose }: OptionProps) {
  const { label, detail, icon: Icon } = option;
  return (
    <button
      type="button"
      role="option"
      id={id}
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={isActive ? undefined : onActivate}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(option)}
      className="flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2 py-1 text-left aria-selected:bg-accent-soft aria-selected:text-accent-ink"
    >
      <Icon aria-hidden className="size-4 shrink-0 opacity-75" />
      <span className="min-w-0 truncate">{label}</span>
      {detail === undefined ? null : (
        <span className="ml-auto min-w-0 shrink-0 truncate pl-3 font-mono text-xs text-muted max-sm:max-w-32">
          {detail}
        </span>
      )}
    </button>
  );
}
