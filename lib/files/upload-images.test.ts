import { describe, expect } from 'vitest';
import {
  type ImageFormat,
  makeAnimation,
  makeBlankImage,
  makeDottedImage,
  makeImage,
  makePixelFlood,
  makeTransparentImage,
  withPngText,
} from '@/lib/testing/make-image';
import { test } from '@/lib/testing/send-file';

const FORMATS: [ImageFormat, string][] = [
  ['jpeg', 'a.jpg'],
  ['png', 'a.png'],
  ['gif', 'a.gif'],
  ['webp', 'a.webp'],
  ['tiff', 'a.tiff'],
  ['avif', 'a.avif'],
];
const POLYGLOT = 'structure: it holds a second file of another kind';
const CUT = /^structure: the picture (ends too early|is damaged or ends too early)$/;
const ONE_COLOUR = 'blank: the picture is of a single colour';
const PAGE = '<html><script>alert(1)</script></html>';

const behind = (image: Buffer, more: string | Buffer) =>
  Buffer.concat([image, typeof more === 'string' ? Buffer.from(more, 'latin1') : more]);

describe('a whole picture is stored', () => {
  test.for(FORMATS)('%s', async ([format, name], { send }) => {
    expect(await send(name, await makeImage(format))).toBe('stored');
  });

  test('whatever the case of its extension, or without one', async ({ send }) => {
    const image = await makeImage('jpeg');
    for (const name of ['a.JPG', 'a.jpeg', 'b.c.Jpeg', 'a', 'a.bin', 'image.'])
      expect(await send(name, image)).toBe('stored');
  });

  test('with padding behind it, or what a phone puts there', async ({ send }) => {
    const image = await makeImage('jpeg');
    const clip = '\0\0\0\x18ftypmp42\0\0\0\0mp42isom';
    for (const more of [Buffer.alloc(500), '\r\n', image, clip])
      expect(await send('a.jpg', behind(image, more))).toBe('stored');
  });

  test('with a single dot on it', async ({ send }) => {
    expect(await send('a.png', await makeDottedImage())).toBe('stored');
  });
});

describe('a picture that is cut short is refused, also by a name that says nothing', () => {
  test.for(FORMATS)('%s', async ([format, name], { send }) => {
    const image = await makeImage(format);
    for (const kept of [image.length * 0.4, image.length * 0.9, image.length - 2]) {
      expect(await send(name, image.subarray(0, kept))).toMatch(CUT);
      expect(await send('a.bin', image.subarray(0, kept))).toMatch(CUT);
    }
  });
});

test.for(['png', 'gif'] as const)('a damaged %s is refused', async (format, { send }) => {
  const image = await makeImage(format);
  image.fill(0, Math.floor(image.length / 2), image.length - 20);
  expect(await send(`a.${format}`, image)).toMatch(/^structure: the picture/);
});

describe('a picture that is another file too is refused', () => {
  const zip = Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1');

  test.for(FORMATS)('%s and a page', async ([format, name], { send }) => {
    expect(await send(name, behind(await makeImage(format), PAGE))).toBe(POLYGLOT);
  });

  test.for(FORMATS)('%s and an archive', async ([format, name], { send }) => {
    expect(await send(name, behind(await makeImage(format), zip))).toBe(POLYGLOT);
  });

  test.for([
    ['a script', ';alert(1)'],
    ['a PDF', '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'],
    ['a program', 'MZ\x90\0\x03'],
  ] as const)('GIF, PNG and WebP and %s', async ([, more], { send }) => {
    for (const format of ['gif', 'png', 'webp'] as const)
      expect(await send(`a.${format}`, behind(await makeImage(format), more))).toBe(POLYGLOT);
  });

  test('JPEG and a script', async ({ send }) => {
    expect(await send('a.jpg', behind(await makeImage('jpeg'), '*/alert(1)'))).toBe(POLYGLOT);
  });

  test('a GIF whose width opens a comment of JavaScript', async ({ send }) => {
    const gif = await makeImage('gif');
    gif.write('/*', 6, 'latin1');
    expect(await send('a.gif', gif)).toMatch(/^structure: /);
  });

  test.for(['<?php system($_GET[0]) ?>', '<ScRiPt>alert(1)</sCrIpT>', '<!DOCTYPE html>x'])(
    'a PNG with %s in a comment',
    async (text, { send }) => {
      const png = await makeImage('png');
      expect(await send('a.png', withPngText(png, text))).toBe(POLYGLOT);
      expect(await send('b.png', withPngText(png, 'made by a test'))).toBe('stored');
    },
  );
});

describe('what is no picture at all is refused under a picture’s name', () => {
  test.for([
    ['HTML', PAGE, 'text'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', 'text'],
    ['a program', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'exe'],
    ['a PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'pdf'],
    ['a picture of another format', 'GIF89a\x01\0\x01\0\0\0\0;', 'gif'],
    ['bytes', '\x8f\x0c\x2a\xb1\xff\0\xd3', 'something else'],
  ] as const)('%s', async ([, text, found], { send }) => {
    for (const name of ['png', 'jpg', 'webp'])
      expect(await send(`a.${name}`, Buffer.from(text, 'latin1'))).toBe(
        `structure: the name says ${name}, the content is ${found}`,
      );
  });
});

test('a picture of more pixels than memory is refused', async ({ send }) => {
  expect(await send('a.png', makePixelFlood(await makeImage('png')))).toBe(
    'structure: 65500 × 65500 pixels are more than 220 million',
  );
});

describe('an animation', () => {
  test.for(['gif', 'webp'] as const)('%s is looked at frame by frame', async (format, { send }) => {
    const name = `a.${format}`;
    const painted = await makeAnimation(format, { frames: 3, isBlank: false });
    expect(await send(name, painted)).toBe('stored');
    expect(await send(name, await makeAnimation(format, { frames: 3, isBlank: true }))).toBe(
      ONE_COLOUR,
    );
    expect(await send(name, painted.subarray(0, -20))).toMatch(CUT);
  });

  test('of more frames than are looked at is not called blank', async ({ send }) => {
    expect(await send('a.gif', await makeAnimation('gif', { frames: 22, isBlank: false }))).toBe(
      'stored',
    );
  });
});

describe('a blank picture is refused, and stored where the context takes it', () => {
  test.for(FORMATS)('%s of one colour', async ([format, name], { send }) => {
    const image = await makeBlankImage(format);
    expect(await send(name, image)).toBe(ONE_COLOUR);
    expect(await send(name, image, { blank: true })).toBe('stored');
  });

  test('of a single pixel', async ({ send }) => {
    const image = await makeBlankImage('png', { width: 1, height: 1 });
    expect(await send('a.png', image)).toBe('blank: the picture is a single pixel');
  });

  test('with nothing but transparency', async ({ send }) => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    expect(await send('a.png', await makeBlankImage('png', { background }))).toBe(ONE_COLOUR);
    expect(await send('a.png', await makeTransparentImage())).toBe(ONE_COLOUR);
  });
});

test('a damaged picture is stored where the context takes it', async ({ send }) => {
  const image = await makeImage('jpeg');
  expect(await send('a.jpg', image.subarray(0, -9), { corrupt: true })).toBe('stored');
});
