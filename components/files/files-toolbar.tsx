'use client';

import { ANY, ENVIRONMENT_CHOICES } from '@/components/keys/view-choices';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { MAX_SEARCH_LENGTH, paramsNow } from '@/components/ui/url-view';
import type { ContextRecord } from '@/lib/contexts/schemas';
import { changedView, type FilesView, readFilesView } from './files-view';

type FilesToolbarProps = {
  view: FilesView;
  contexts: readonly ContextRecord[];
  isPending: boolean;
  onChange: (view: FilesView) => void;
};

/** On a phone, two filters share a line. */
const FIRST = 'max-sm:basis-[calc(45%-0.25rem)]';
const SECOND = 'max-sm:basis-[calc(55%-0.25rem)]';
/** What no context can be called. */
const ANY_CONTEXT = '';

/** Search and filters. */
export function FilesToolbar({ view, contexts, isPending, onChange }: FilesToolbarProps) {
  const change = (part: Partial<FilesView>) =>
    onChange(changedView(readFilesView(paramsNow()), part));
  const keys = contexts.map(({ context_key }) => context_key);
  // One that the URL names stays to be seen, and to be taken off, although it is not there.
  const shown =
    view.context === null || keys.includes(view.context) ? keys : [...keys, view.context];
  return (
    <search aria-label="Files" className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Search files"
        placeholder="Search by name"
        value={view.q}
        isPending={isPending}
        maxLength={MAX_SEARCH_LENGTH}
        onSearch={(q) => (q === view.q ? undefined : change({ q }))}
      />
      <Select
        label="Context"
        value={view.context ?? ANY_CONTEXT}
        options={[
          { value: ANY_CONTEXT, label: 'Any context' },
          ...shown.map((key) => ({ value: key, label: key })),
        ]}
        onChange={(key) => change({ context: key === ANY_CONTEXT ? null : key })}
        className={`${FIRST} sm:max-w-48`}
      />
      <Select
        label="Environment"
        value={view.environment ?? ANY}
        options={ENVIRONMENT_CHOICES}
        onChange={(value) => change({ environment: value === ANY ? null : value })}
        className={SECOND}
      />
    </search>
  );
}
