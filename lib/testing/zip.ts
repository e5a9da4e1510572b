import { deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATE = 8;
const VERSION = 20;

/** A ZIP archive (APPNOTE 4.3) with this one file in it, deflated. */
export function zipOf(name: string, content: Uint8Array): Buffer {
  const deflated = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(VERSION, 0);
  common.writeUInt16LE(DEFLATE, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(deflated.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(Buffer.byteLength(name), 22);
  const named = Buffer.from(name);
  const local = Buffer.concat([uint32(LOCAL), common, named, deflated]);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(VERSION);
  const central = Buffer.concat([uint32(CENTRAL), made, common, Buffer.alloc(14), named]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The CRC-32 of ZIP; Node has one of its own from 22.2 on. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
