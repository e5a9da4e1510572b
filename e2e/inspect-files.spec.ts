import { makeBlankImage, makeImage } from '@/lib/testing/make-image';
import { expect, rowOf } from './fixtures';
import { pickFiles, uploadOf } from './files';
import { test } from './files-fixtures';

// The built server looks into files by a program that the build has made.
test('a damaged or blank picture is refused with its reason, a whole one is stored', async ({
  filesPage: page,
}) => {
  const png = (name: string, buffer: Buffer<ArrayBuffer>) => ({
    name,
    mimeType: 'image/png',
    buffer,
  });
  const whole = await makeImage('png');
  await pickFiles(page, [
    png('whole.png', whole),
    png('cut.png', whole.subarray(0, -20)),
    png('blank.png', await makeBlankImage('png')),
  ]);
  await expect(rowOf(page, /whole\.png/)).toContainText('image/png');
  await expect(uploadOf(page, 'cut.png').getByRole('alert')).toHaveText(
    /Refused by the structure check\. The picture .*ends too early/,
  );
  await expect(uploadOf(page, 'blank.png').getByRole('alert')).toHaveText(
    'Refused by the check for blank content. The picture is of a single colour.',
  );
});
