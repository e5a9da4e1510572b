import { expect, test } from 'vitest';
import { environmentOf, placeOf, screenHref } from './place';

// Guards the project switcher: another project opens on the screen one is on, never on a thing that only the first one has.
test.each([
  ['/projects/prj_1/keys', { area: 'project', screen: 'keys', isBelow: false }],
  ['/projects/prj_1/audit', { area: 'project', screen: 'audit', isBelow: false }],
  ['/projects/prj_1/keys/key_1', { area: 'project', screen: 'keys', isBelow: true }],
  ['/projects/prj_1', { area: 'project', screen: 'keys', isBelow: false }],
  ['/settings', { area: 'settings', screen: 'keys', isBelow: false }],
  ['/settings/members', { area: 'settings', screen: 'keys', isBelow: false }],
  ['/settingsfor', { area: 'project', screen: 'keys', isBelow: false }],
])('%s is at %j', (pathname, place) => expect(placeOf(pathname)).toEqual(place));

// Guards the header against naming an environment that is not in view.
test.each([
  ['environment=live', 'live'],
  ['environment=test&page=2', 'test'],
  ['environment=staging', 'all'],
  ['environment=', 'all'],
  ['', 'all'],
])('?%s shows %s', (query, view) => expect(environmentOf(new URLSearchParams(query))).toBe(view));

test('the environment in view goes along to another screen, and all of them need no word', () => {
  expect(screenHref('prj_2', 'keys', 'test')).toBe('/projects/prj_2/keys?environment=test');
  expect(screenHref('prj_2', 'keys', 'all')).toBe('/projects/prj_2/keys');
});
