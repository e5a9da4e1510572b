'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Disclosure } from '@/components/ui/disclosure';
import { FieldGroup } from '@/components/ui/field-group';
import { RadioCards } from '@/components/ui/radio-cards';
import { Segments } from '@/components/ui/segments';
import { Tabs } from '@/components/ui/tabs';
import { Sample } from './sample';

/** What is chosen, opened or turned to. */
export function ChoiceSamples() {
  const [environment, setEnvironment] = useState('test');
  const [expiry, setExpiry] = useState('90');
  const [isChecked, setIsChecked] = useState(true);
  return (
    <>
      <Sample name="FieldGroup · RadioCards">
        <FieldGroup label="Environment">
          <RadioCards
            value={environment}
            options={[
              { value: 'test', label: 'Test', hint: 'Takes nothing of your plan.' },
              { value: 'live', label: 'Live', hint: 'Counts.', isDisabled: true },
            ]}
            onChange={setEnvironment}
          />
        </FieldGroup>
      </Sample>
      <Sample name="Segments">
        <FieldGroup label="Expires after" hint="On February 22, 2027.">
          <Segments
            value={expiry}
            options={[
              { value: '7', label: '7 days' },
              { value: '90', label: '90 days' },
              { value: 'never', label: 'Never', isDisabled: true },
            ]}
            onChange={setExpiry}
          />
        </FieldGroup>
      </Sample>
      <Sample name="Checkbox">
        <Checkbox
          label="upload"
          hint="Upload files to any context"
          isChecked={isChecked}
          onChange={setIsChecked}
        />
        <Checkbox label="Some of them" isMixed isChecked={false} onChange={setIsChecked} />
        <Checkbox
          label="Not chosen, and wrong"
          isInvalid
          isChecked={false}
          onChange={setIsChecked}
        />
      </Sample>
      <Sample name="Disclosure">
        <Disclosure summary="Advanced" isOpen>
          <p>What most people need not see.</p>
        </Disclosure>
      </Sample>
      <Sample name="Tabs">
        <Tabs
          label="Ways to try"
          tabs={[
            { id: 'curl', label: 'curl', content: <p>In a terminal.</p> },
            { id: 'node', label: 'Node', content: <p>In a program.</p> },
          ]}
        />
      </Sample>
    </>
  );
}
