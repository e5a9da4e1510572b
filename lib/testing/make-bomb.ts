import { constants, deflateRawSync } from 'node:zlib';

const MIB = 1024 * 1024;
const BLOCK = 16;

/** Raw deflate (RFC 1951) of so many MiB of zeros, made of one compressed block over and over: a thousandth of that. */
export function deflatedZeros(mebibytes: number): Buffer {
  const zeros = Buffer.alloc(BLOCK * MIB);
  const block = deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: Math.ceil(mebibytes / BLOCK) }, () => block);
  return Buffer.concat([...blocks, Buffer.from([0x03, 0x00])]);
}
