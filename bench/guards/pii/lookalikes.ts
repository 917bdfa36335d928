import { seededRandom } from '../../../tools/train-pii/seeded-random.ts';

/** Texts with numbers that are nobody's: identifiers, hashes, versions, times, books, orders, code. Seeded. */
export function lookalikes(count: number): string[] {
  const random = seededRandom(11);
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  const hex = (length: number) =>
    Array.from({ length }, () => '0123456789abcdef'[Math.floor(random() * 16)]).join('');
  const kinds: readonly (() => string)[] = [
    () => `request ${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)} failed`,
    () => `commit ${hex(40)} merged`,
    () => `sha256:${hex(64)}`,
    () => `md5 ${hex(32)} of the file`,
    () => `order ${digits(10)} shipped`,
    () => `invoice no. ${digits(8)} is due`,
    () => `tracking ${digits(12)}`,
    () => `ISBN 978-${digits(1)}-${digits(4)}-${digits(4)}-${digits(1)}`,
    () => `version ${digits(1)}.${digits(2)}.${digits(1)}.${digits(3)} is out`,
    () => `build ${digits(1)}.${digits(1)}.${digits(4)}`,
    () => `ts=17${digits(11)} level=info`,
    () => `at 2024-0${1 + Math.floor(random() * 9)}-1${digits(1)}T1${digits(1)}:2${digits(1)}:3${digits(1)}Z`,
    () => `SKU ${digits(9)}, lot ${digits(11)}`,
    () => `const MAX = ${digits(9)}; let offset = 0x${hex(8)};`,
    () => `matrix [${digits(3)}, ${digits(3)}, ${digits(4)}]`,
    () => `range ${digits(3)}-${digits(3)} of ${digits(6)} rows`,
    () => `ratio ${digits(2)}:${digits(2)}, price ${digits(4)}.${digits(2)} EUR`,
    () => `ticket #${digits(7)} in queue ${digits(2)}`,
    () =>
      `IBAN-like DE${digits(2)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(1)}0 template`,
    () => `pi is 3.${digits(16)}`,
  ];
  return Array.from({ length: count }, (_, index) => kinds[index % kinds.length]!());
}
