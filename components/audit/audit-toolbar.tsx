'use client';

import { ANY } from '@/components/keys/view-choices';
import { DayField } from '@/components/ui/day-field';
import { endOfDay, startOfDay } from '@/components/ui/local-day';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { paramsNow } from '@/components/ui/url-view';
import { actionLabel, ACTIONS, entityLabel, ENTITY_TYPES } from './action-texts';
import { changedView, MAX_ID_LENGTH, type AuditView, readAuditView } from './audit-view';

type AuditToolbarProps = {
  view: AuditView;
  isPending: boolean;
  onChange: (view: AuditView) => void;
};

const ACTION_CHOICES = [
  { value: ANY, label: 'Any action' } as const,
  ...ACTIONS.map((value) => ({ value, label: actionLabel(value) })),
];

const TYPE_CHOICES = [
  { value: ANY, label: 'Anything' } as const,
  ...ENTITY_TYPES.map((value) => ({ value, label: entityLabel(value, 'many') })),
];

/** On a phone, two lists share a line, and each day has its own. */
const HALF = 'max-sm:basis-[calc(50%-0.25rem)]';
const LINE = 'max-sm:basis-full max-sm:[&>label]:w-10';

/** The filters: what was done, to what, by whom, when. */
export function AuditToolbar({ view, isPending, onChange }: AuditToolbarProps) {
  const change = (part: Partial<AuditView>) =>
    onChange(changedView(readAuditView(paramsNow()), part));
  return (
    <search aria-label="Audit log" className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2 sm:gap-x-3">
        <Select
          label="Action"
          value={view.action ?? ANY}
          options={ACTION_CHOICES}
          onChange={(value) => change({ action: value === ANY ? null : value })}
          className={HALF}
        />
        <Select
          label="Done to"
          value={view.entityType ?? ANY}
          options={TYPE_CHOICES}
          onChange={(value) => change({ entityType: value === ANY ? null : value })}
          className={HALF}
        />
        <DayField
          label="From"
          value={view.from}
          toMoment={startOfDay}
          onChange={(from) => change({ from })}
          className={LINE}
        />
        <DayField
          label="To"
          value={view.to}
          toMoment={endOfDay}
          onChange={(to) => change({ to })}
          className={LINE}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label="ID of what it was done to"
          placeholder="Done to: ID of a key, a file, …"
          value={view.entityId ?? ''}
          isPending={isPending}
          maxLength={MAX_ID_LENGTH}
          onSearch={(id) =>
            id === (view.entityId ?? '') ? undefined : change({ entityId: id || null })
          }
        />
        <SearchField
          label="ID of who did it"
          placeholder="Done by: ID of a person or key"
          value={view.actorId ?? ''}
          isPending={isPending}
          maxLength={MAX_ID_LENGTH}
          onSearch={(id) =>
            id === (view.actorId ?? '') ? undefined : change({ actorId: id || null })
          }
        />
      </div>
    </search>
  );
}
