'use client';

import { readTheme } from '@/components/shell/theme';
import { THEME_CHOICES } from '@/components/shell/theme-choice';
import { useTheme } from '@/components/shell/use-theme';
import { ClockProvider } from '@/components/ui/clock';
import { FieldGroup } from '@/components/ui/field-group';
import { Segments } from '@/components/ui/segments';
import { ToastProvider } from '@/components/ui/toast';
import { BothThemes } from './both-themes';
import { ButtonSamples } from './button-samples';
import { ChoiceSamples } from './choice-samples';
import { FeedbackSamples } from './feedback-samples';
import { FieldSamples } from './field-samples';
import { ListSamples } from './list-samples';
import { OverlaySamples } from './overlay-samples';
import { TokenSamples } from './token-samples';

/** All of components/ui on one page, each in both themes. */
export function StyleguideScreen() {
  const [theme, chooseTheme] = useTheme();
  return (
    <ClockProvider renderedAt={0}>
      <ToastProvider>
        <main className="mx-auto grid max-w-320 gap-12 px-4 py-10 sm:px-6">
          <header className="flex flex-wrap items-end justify-between gap-4">
            <div className="grid gap-1">
              <p className="text-xl font-semibold tracking-tight">Styleguide</p>
              <p className="text-muted">
                The primitives of components/ui, light and dark. In development only.
              </p>
            </div>
            <FieldGroup label="Theme of the page">
              <Segments
                value={theme}
                options={THEME_CHOICES}
                onChange={(value) => chooseTheme(readTheme(value))}
              />
            </FieldGroup>
          </header>
          <section className="grid gap-4">
            <h2 className="text-base font-semibold">What lies over the page</h2>
            <OverlaySamples />
          </section>
          <BothThemes title="Colours and letters">{() => <TokenSamples />}</BothThemes>
          <BothThemes title="Buttons and badges">{() => <ButtonSamples />}</BothThemes>
          <BothThemes title="Fields">{() => <FieldSamples />}</BothThemes>
          <BothThemes title="Choices">{() => <ChoiceSamples />}</BothThemes>
          <BothThemes title="News and progress">{() => <FeedbackSamples />}</BothThemes>
          <BothThemes title="Screens and lists">
            {(theme) => <ListSamples theme={theme} />}
          </BothThemes>
        </main>
      </ToastProvider>
    </ClockProvider>
  );
}
