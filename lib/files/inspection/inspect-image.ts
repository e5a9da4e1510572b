import sharp, { type Sharp } from 'sharp';
import { Corrupt } from './corrupt';
import type { Family } from './family';
import { findImageEnd } from './find-image-end';
import type { Contents } from './findings';
import { requireNoArchive, requireNoScript, requireNothingAfter } from './require-no-other-file';
import type { Source } from './source';

/** Two hundred million pixels come out of phones; a hundred thousand by a hundred thousand out of bombs. */
export const MOST_PIXELS = 220_000_000;
/** Up to so many pixels a picture is held in memory to tell one dot on it; in larger ones a dot is below notice. */
const HELD_PIXELS = 25_000_000;
/** So many frames of an animation are looked at for one that is not blank; one of more is not called blank. */
const MOST_FRAMES = 20;
/** The side of the small copy by which a picture is told from a single colour. */
const SMALL = 64;
/** Lossy formats do not keep a single colour exactly: levels of 255. */
const LOSSY_LEVELS: Partial<Record<Family, number>> = { jpeg: 6, webp: 6, avif: 6 };

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map(
    (name) => `VipsForeignLoad${name}`,
  ),
});

/**
 * A picture is whole and nothing else.
 * @throws Corrupt
 */
export async function inspectImage(source: Source, family: Family): Promise<Contents> {
  const { width, height, frames } = await readSize(source);
  if (width * height > MOST_PIXELS) {
    throw new Corrupt(`${width} × ${height} pixels are more than ${MOST_PIXELS / 1e6} million`);
  }
  requireNothingAfter(source, findImageEnd(source, family), family);
  requireNoArchive(source);
  requireNoScript(source);
  const exactness = { levels: LOSSY_LEVELS[family] ?? 0, isLarge: width * height > HELD_PIXELS };
  let isBlank = true;
  for (let frame = 0; frame < Math.min(frames, MOST_FRAMES) && isBlank; frame += 1) {
    isBlank = await isOneColour(open(source, frame), exactness);
  }
  if (width * height === 1) return { blank: 'the picture is a single pixel' };
  return { blank: isBlank && frames <= MOST_FRAMES ? 'the picture is of a single colour' : null };
}

async function readSize(source: Source) {
  const found = await decode(() => open(source, 0).metadata());
  const frames = found.pages ?? 1;
  return { width: found.width, height: found.pageHeight ?? found.height, frames };
}

const open = (source: Source, page: number) =>
  sharp(source.path, {
    ...{ failOn: 'error', sequentialRead: true, page, pages: 1 },
    // The limit is ours, with a reason of its own; this one is sharp's second lock.
    limitInputPixels: 0xffff * 0xffff,
  });

type Exactness = { levels: number; isLarge: boolean };

/** Reads every pixel: by a small copy first, which takes little memory, and exactly where that shows one colour only. */
async function isOneColour(picture: Sharp, { levels, isLarge }: Exactness): Promise<boolean> {
  const { data, info } = await decode(() =>
    picture
      .clone()
      .resize(SMALL, SMALL, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const first = data.subarray(0, info.channels);
  const isFlat = data.every(
    (level, at) => Math.abs(level - (first[at % info.channels] ?? 0)) <= levels,
  );
  if (!isFlat) return false;
  if (isLarge) return true;
  const { channels, isOpaque } = await decode(() => picture.clone().stats());
  const isTransparent = !isOpaque && channels.at(-1)?.max === 0;
  return isTransparent || channels.every(({ min, max }) => max - min <= levels);
}

async function decode<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Corrupt('the picture is damaged or ends too early', { cause });
  }
}
