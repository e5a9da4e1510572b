'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field-group';
import { Notice } from '@/components/ui/notice';
import { mayGrant, type Role } from '@/lib/auth/roles';
import { SCOPES, type Scope } from '@/lib/auth/scopes';
import { FILE_SCOPES, isSameScopes, SCOPE_HINTS, SCOPE_PRESETS } from './scope-texts';

type ScopesFieldProps = {
  scopes: readonly Scope[];
  /** Of whoever chooses: what it may not hand out is out of reach, and says why. */
  role: Role;
  error: string | undefined;
  /** Why they cannot be changed. */
  unavailable?: string | null;
  onChange: (scopes: readonly Scope[]) => void;
};

/** What the key may do: presets, a box for each scope, and `admin` apart. */
export function ScopesField(props: ScopesFieldProps) {
  const { scopes, role, error, unavailable = null, onChange } = props;
  const isFixed = unavailable !== null;
  const beyondRole = SCOPES.filter((scope) => !mayGrant(role, scope));

  function box(scope: Scope) {
    const isBeyond = beyondRole.includes(scope);
    return (
      <Checkbox
        key={scope}
        label={<code className="font-mono text-[0.8125rem]">{scope}</code>}
        hint={isBeyond ? `Your role, ${role}, does not allow it.` : SCOPE_HINTS[scope]}
        isChecked={scopes.includes(scope)}
        isInvalid={error !== undefined}
        // What somebody else has given can be taken away.
        isDisabled={isFixed || (isBeyond && !scopes.includes(scope))}
        onChange={(isChecked) =>
          onChange(SCOPES.filter((each) => (each === scope ? isChecked : scopes.includes(each))))
        }
      />
    );
  }
  return (
    <FieldGroup label="Scopes" hint={unavailable ?? whyNoPreset(beyondRole)} error={error}>
      <div className="flex flex-wrap gap-1.5">
        {SCOPE_PRESETS.map((preset) => (
          <Button
            key={preset.label}
            aria-pressed={isSameScopes(scopes, preset.scopes)}
            size="small"
            isUnavailable={isFixed || preset.scopes.some((scope) => beyondRole.includes(scope))}
            className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
            onClick={() => onChange(preset.scopes)}
          >
            {preset.label}
          </Button>
        ))}
      </div>
      <div className="grid gap-3 py-1 sm:grid-cols-2">{FILE_SCOPES.map(box)}</div>
      <div className="border-t border-line pt-3">{box('admin')}</div>
      {scopes.includes('admin') && !isFixed ? (
        <Notice tone="warning">
          Whoever has this key can make and revoke keys of its environment. Keep it on servers you
          trust.
        </Notice>
      ) : null}
    </FieldGroup>
  );
}

/** Why some presets are out of reach; undefined where none is. */
function whyNoPreset(beyondRole: readonly Scope[]): string | undefined {
  if (beyondRole.length === 0) return undefined;
  return `A key with ${beyondRole.join(', ')} changes what live and test share: ask an owner or admin for one.`;
}
