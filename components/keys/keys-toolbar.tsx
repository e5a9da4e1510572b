'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { MAX_SEARCH_LENGTH, paramsNow } from '@/components/ui/url-view';
import { useAhead } from '@/components/ui/use-ahead';
import { changedView, type KeysView, readKeysView } from './keys-view';
import {
  ANY,
  ENVIRONMENT_CHOICES,
  SCOPE_CHOICES,
  SORT_CHOICES,
  STATUS_CHOICES,
} from './view-choices';

type KeysToolbarProps = {
  view: KeysView;
  isPending: boolean;
  onChange: (view: KeysView) => void;
};

/** On a phone, two filters share a line; the first says more. */
const FIRST = 'max-sm:basis-[calc(55%-0.25rem)]';
const SECOND = 'max-sm:basis-[calc(45%-0.25rem)]';

/** Search, filters and, where there are no column heads, the order. */
export function KeysToolbar({ view, isPending, onChange }: KeysToolbarProps) {
  const change = (part: Parameters<typeof changedView>[1]) =>
    onChange(changedView(readKeysView(paramsNow()), part));
  const [isShowingEnded, chooseEnded] = useAhead(view.isShowingEnded);
  return (
    <search aria-label="API keys" className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Search keys"
        placeholder="Search by name or key"
        value={view.q}
        isPending={isPending}
        maxLength={MAX_SEARCH_LENGTH}
        onSearch={(q) => (q === view.q ? undefined : change({ q }))}
      />
      <Select
        label="Environment"
        value={view.environment ?? ANY}
        options={ENVIRONMENT_CHOICES}
        onChange={(value) => change({ environment: value === ANY ? null : value })}
        className={FIRST}
      />
      <Select
        label="Status"
        value={view.status ?? ANY}
        options={STATUS_CHOICES}
        onChange={(value) => change({ status: value === ANY ? null : value })}
        className={SECOND}
      />
      <Select
        label="Scope"
        value={view.scope ?? ANY}
        options={SCOPE_CHOICES}
        onChange={(value) => change({ scope: value === ANY ? null : value })}
        className={FIRST}
      />
      <Select
        label="Order"
        value={view.sort}
        options={SORT_CHOICES}
        onChange={(sort) => change({ sort })}
        className={`${SECOND} @wide:hidden`}
      />
      <div className="ml-1 max-sm:w-full max-sm:py-1">
        <Checkbox
          label="Show revoked and expired"
          isChecked={isShowingEnded}
          onChange={(isChecked) => {
            chooseEnded(isChecked);
            change({ isShowingEnded: isChecked });
          }}
        />
      </div>
    </search>
  );
}
