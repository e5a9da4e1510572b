'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from './icon-button';
import { CONTROL } from './input';
import { Spinner } from './spinner';

const DEBOUNCE_MS = 200;

type SearchFieldProps = {
  label: string;
  placeholder: string;
  value: string;
  isPending: boolean;
  maxLength: number;
  /** Called once typing has paused, and at once on Enter. */
  onSearch: (text: string) => void;
};

/** A text to search by. It waits for a pause in the typing, and follows `value` when that changes from elsewhere, as by Back. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, isPending, maxLength, onSearch } = props;
  const { text, type, flush } = useDebouncedText(value, onSearch);
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className="relative flex min-w-0 flex-1 basis-56 max-sm:basis-full">
      <span aria-hidden className="pointer-events-none absolute top-2 left-2.5 text-muted">
        {isPending ? (
          <Spinner meanwhile={<Search className="size-4" />} />
        ) : (
          <Search className="size-4" />
        )}
      </span>
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => (event.key === 'Enter' ? flush(text) : undefined)}
        className={`${CONTROL} h-8 pr-8 pl-8 text-sm max-sm:text-base [&::-webkit-search-cancel-button]:hidden`}
      />
      {text === '' ? null : (
        <IconButton
          label="Clear the search"
          className="absolute top-1 right-1 size-6! rounded-sm"
          onClick={() => {
            flush('');
            input.current?.focus();
          }}
        >
          <X aria-hidden />
        </IconButton>
      )}
    </span>
  );
}

function useDebouncedText(value: string, onSearch: (text: string) => void) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  if (value !== known) {
    setKnown(value);
    // What was typed meanwhile is on its way and must not be taken away.
    if (value !== text.trim()) setText(value);
  }

  function flush(next: string) {
    clearTimeout(timer.current);
    setText(next);
    setKnown(next.trim());
    onSearch(next.trim());
  }
  function type(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setKnown(next.trim());
      onSearch(next.trim());
    }, DEBOUNCE_MS);
  }
  return { text, type, flush };
}
