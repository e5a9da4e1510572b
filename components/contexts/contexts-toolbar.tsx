'use client';

import { ANY } from '@/components/keys/view-choices';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { MAX_SEARCH_LENGTH, paramsNow } from '@/components/ui/url-view';
import { changedView, type ContextsView, type Status, readContextsView } from './contexts-view';

type ContextsToolbarProps = {
  view: ContextsView;
  isPending: boolean;
  onChange: (view: ContextsView) => void;
};

const STATUS_CHOICES: readonly { value: Status | typeof ANY; label: string }[] = [
  { value: ANY, label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Inactive' },
];

/** Search and the filter by status. */
export function ContextsToolbar({ view, isPending, onChange }: ContextsToolbarProps) {
  const change = (part: Partial<ContextsView>) =>
    onChange(changedView(readContextsView(paramsNow()), part));
  return (
    <search aria-label="Contexts" className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Search contexts"
        placeholder="Search by name or key"
        value={view.q}
        isPending={isPending}
        maxLength={MAX_SEARCH_LENGTH}
        onSearch={(q) => (q === view.q ? undefined : change({ q }))}
      />
      <Select
        label="Status"
        value={view.status ?? ANY}
        options={STATUS_CHOICES}
        onChange={(value) => change({ status: value === ANY ? null : value })}
      />
    </search>
  );
}
