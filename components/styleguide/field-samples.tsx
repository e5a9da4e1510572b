'use client';

import { useId, useState } from 'react';
import { CopyField } from '@/components/ui/copy-field';
import { DayField } from '@/components/ui/day-field';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { Sample } from './sample';

const toMoment = (day: string) => (day === '' ? null : `${day}T12:00:00.000Z`);

/** What is typed or picked. */
export function FieldSamples() {
  const id = useId();
  const [search, setSearch] = useState('backup');
  const [environment, setEnvironment] = useState<'all' | 'live' | 'test'>('all');
  const [day, setDay] = useState<string | null>('2026-11-24T12:00:00.000Z');
  return (
    <>
      <Sample name="Field · Input">
        <Field label="Name" hint="For people: programs never see it.">
          {(control) => <Input {...control} placeholder="Nightly backup" />}
        </Field>
        <Field label="Days" error="Enter a whole number of days from 1 to 365.">
          {(control) => <Input {...control} defaultValue="0" />}
        </Field>
      </Sample>
      <Sample name="FieldError, by itself">
        <FieldError id={id} message="Choose at least one scope." />
      </Sample>
      <Sample name="PasswordInput">
        <Field label="Password">
          {(control) => <PasswordInput {...control} defaultValue="correct horse" />}
        </Field>
      </Sample>
      <Sample name="SearchField · Select · DayField">
        <div className="flex flex-wrap gap-2">
          <SearchField
            label="Search by name"
            placeholder="Search by name"
            value={search}
            isPending={false}
            maxLength={255}
            onSearch={setSearch}
          />
          <Select
            label="Environment"
            value={environment}
            options={[
              { value: 'all', label: 'All environments' },
              { value: 'live', label: 'Live' },
              { value: 'test', label: 'Test' },
            ]}
            onChange={setEnvironment}
          />
          <DayField label="From" value={day} toMoment={toMoment} onChange={setDay} />
        </div>
      </Sample>
      <Sample name="CopyField">
        <CopyField
          label="API key"
          value="uk_test_0123456789abcdefghijABCDEFGHIJ01234567"
          actions={[{ label: 'Copy key', variant: 'primary' }]}
        />
      </Sample>
    </>
  );
}
