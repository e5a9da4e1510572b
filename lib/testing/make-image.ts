import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'avif';

const WIDTH = 48;
const HEIGHT = 32;

/** A picture in which there is something to see. */
export function makeImage(format: ImageFormat): Promise<Buffer<ArrayBuffer>> {
  const pixels = Buffer.from(
    Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => (at * at * 31 + at * 7) % 251),
  );
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
  return sharp(pixels, { raw }).toFormat(format).toBuffer();
}

const BROWN = { r: 119, g: 102, b: 85, alpha: 1 };

/** A picture of one colour. */
export function makeBlankImage(
  format: ImageFormat,
  { width = WIDTH, height = HEIGHT, background = BROWN } = {},
): Promise<Buffer<ArrayBuffer>> {
  const create = { width, height, channels: background.alpha < 1 ? 4 : 3, background } as const;
  return sharp({ create }).toFormat(format).toBuffer();
}

/** Colours of all kinds, of which none is seen: every pixel is transparent. */
export function makeTransparentImage(): Promise<Buffer<ArrayBuffer>> {
  const pixels = Buffer.from(
    Array.from({ length: WIDTH * HEIGHT * 4 }, (_, at) =>
      at % 4 === 3 ? 0 : (at * at * 31) % 251,
    ),
  );
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
    .png()
    .toBuffer();
}

/** An animation of frames of one colour each, of which the last has something on it or not. */
export function makeAnimation(
  format: 'gif' | 'webp',
  { frames, isBlank }: { frames: number; isBlank: boolean },
): Promise<Buffer<ArrayBuffer>> {
  const frameBytes = WIDTH * HEIGHT * 3;
  // Equal frames would become one.
  const colours = Array.from({ length: frames }, (_, at) => (at % 2 === 0 ? 200 : 40));
  const pixels = Buffer.concat(colours.map((colour) => Buffer.alloc(frameBytes, colour)));
  if (!isBlank) pixels.fill(255, pixels.length - frameBytes / 2);
  const raw = { width: WIDTH, height: HEIGHT * frames, channels: 3, pageHeight: HEIGHT } as const;
  return sharp(pixels, { raw }).toFormat(format).toBuffer();
}

/** A large white page with one black dot, as a PNG. */
export function makeDottedImage(): Promise<Buffer<ArrayBuffer>> {
  const dot = { create: { width: 1, height: 1, channels: 3, background: 'black' } } as const;
  const page = { create: { width: 1500, height: 1000, channels: 3, background: 'white' } } as const;
  return sharp(page)
    .composite([{ input: dot, left: 700, top: 400 }])
    .png()
    .toBuffer();
}

const HEADER_END = 33;

/** A black PNG of 64 bits a pixel that is stored by Adam7: whoever reads it holds all of it in memory. */
export function makeInterlacedPng(width: number, height: number): Buffer {
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ];
  const sizes = passes.map(([left = 0, top = 0, across = 1, down = 1]) => {
    const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
    return rows * (1 + columns * 8);
  });
  const pixels = Buffer.alloc(sizes.reduce((sum, size) => sum + size, 0));
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 16, 6, 0, 0, 1]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels, { level: 1 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The PNG with a comment in it. */
export function withPngText(png: Buffer, text: string): Buffer {
  const comment = pngChunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1'));
  return Buffer.concat([png.subarray(0, HEADER_END), comment, png.subarray(HEADER_END)]);
}

/** The same PNG, once its header claims 65,500 × 65,500 pixels: 13 GB if one unpacks them. */
export function makePixelFlood(png: Buffer): Buffer {
  const flood = Buffer.from(png);
  flood.writeUInt32BE(65_500, 16);
  flood.writeUInt32BE(65_500, 20);
  flood.writeUInt32BE(crc32(flood.subarray(12, 29)), 29);
  return flood;
}
