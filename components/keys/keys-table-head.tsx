import { Checkbox } from '@/components/ui/checkbox';
import { TableHeader, TableSortHeader } from '@/components/ui/table';
import { changedView, keysHref, type KeysView, type Sort } from './keys-view';
import type { KeySelection } from './use-key-selection';

type KeysTableHeadProps = { projectId: string; view: KeysView; selection: KeySelection };

/** The columns' names; four of them sort. */
export function KeysTableHead({ projectId, view, selection }: KeysTableHeadProps) {
  function sortHead(label: string, sorts: readonly [Sort, ...Sort[]]) {
    const place = sorts.indexOf(view.sort);
    const next = sorts[(place + 1) % sorts.length] ?? sorts[0];
    const current = sorts[place];
    return (
      <TableSortHeader
        direction={current === undefined ? null : directionOf(current)}
        href={keysHref(projectId, changedView(view, { sort: next }))}
      >
        {label}
      </TableSortHeader>
    );
  }
  return (
    <>
      <TableHeader>
        {/* Where the rows are cards, the head is for screen readers alone and must hold nothing to focus. */}
        <span className="@wide:hidden">Selection</span>
        <span className="hidden @wide:block">
          <SelectPage selection={selection} />
        </span>
      </TableHeader>
      {sortHead('Name', ['name'])}
      <TableHeader>Key</TableHeader>
      <TableHeader>Environment</TableHeader>
      <TableHeader>Scopes</TableHeader>
      <TableHeader>Status</TableHeader>
      {sortHead('Created', ['-created_at', 'created_at'])}
      {sortHead('Last used', ['last_used_at'])}
      {sortHead('Expires', ['expires_at'])}
      <TableHeader>
        <span className="sr-only">Actions</span>
      </TableHeader>
    </>
  );
}

function directionOf(sort: Sort): 'ascending' | 'descending' {
  return sort === '-created_at' || sort === 'last_used_at' ? 'descending' : 'ascending';
}

/** Ticks every key of the page that can be changed. In cards, the list's own head has it. */
export function SelectPage({ selection }: { selection: KeySelection }) {
  const { selected, isAll, hasSelectable, tickAll } = selection;
  if (!hasSelectable) return <span className="sr-only">Selection</span>;
  return (
    <Checkbox
      label="Select all keys on this page"
      isLabelHidden
      isChecked={isAll}
      isMixed={selected.length > 0 && !isAll}
      onChange={tickAll}
    />
  );
}
