'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field-group';
import { Notice } from '@/components/ui/notice';
import { SCOPES, type Scope } from '@/lib/auth/scopes';
import { FILE_SCOPES, isSameScopes, SCOPE_HINTS, SCOPE_PRESETS } from './scope-texts';

type ScopesFieldProps = {
  scopes: readonly Scope[];
  error: string | undefined;
  onChange: (scopes: readonly Scope[]) => void;
};

/** What the key may do: presets, a box for each scope, and `admin` apart. */
export function ScopesField({ scopes, error, onChange }: ScopesFieldProps) {
  function box(scope: Scope) {
    return (
      <Checkbox
        key={scope}
        label={<code className="font-mono text-[0.8125rem]">{scope}</code>}
        hint={SCOPE_HINTS[scope]}
        isChecked={scopes.includes(scope)}
        isInvalid={error !== undefined}
        onChange={(isChecked) =>
          onChange(SCOPES.filter((each) => (each === scope ? isChecked : scopes.includes(each))))
        }
      />
    );
  }
  return (
    <FieldGroup label="Scopes" error={error}>
      <div className="flex flex-wrap gap-1.5">
        {SCOPE_PRESETS.map((preset) => (
          <Button
            key={preset.label}
            aria-pressed={isSameScopes(scopes, preset.scopes)}
            size="small"
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
            onClick={() => onChange(preset.scopes)}
          >
            {preset.label}
          </Button>
        ))}
      </div>
      <div className="grid gap-3 py-1 sm:grid-cols-2">{FILE_SCOPES.map(box)}</div>
      <div className="border-t border-line pt-3">{box('admin')}</div>
      {scopes.includes('admin') ? (
        <Notice tone="warning">
          Whoever has this key can make and revoke keys of its environment. Keep it on servers you
          trust.
        </Notice>
      ) : null}
    </FieldGroup>
  );
}
