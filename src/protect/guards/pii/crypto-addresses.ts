import { decodeBase58, isBase58Check } from './base58.ts';
import { isBech32, isCashAddress } from './bech32.ts';
import type { PiiRecogniser } from './recogniser.ts';

const walletWords =
  /wallet|address|send|transfer|pay|donat|deposit|withdraw|crypto|coin|\b(?:btc|eth|ltc|sol|solana|xmr|monero|usdt|token)/;

/** First bytes of chains whose addresses are base58check of 25 bytes, by the character that these begin with. */
const chains: readonly { readonly first: string; readonly versions: readonly number[] }[] = [
  { first: '13', versions: [0x00, 0x05] },
  // Litecoin, Dogecoin, Dash, Tron.
  { first: 'LM', versions: [0x30, 0x32] },
  { first: 'DA9', versions: [0x1e, 0x16] },
  { first: 'X7', versions: [0x4c, 0x10] },
  { first: 'T', versions: [0x41] },
];

/** Addresses of wallets. Most prove themselves by a checksum; the others need a word about wallets before them. */
export const cryptoAddresses: readonly PiiRecogniser[] = [
  ...chains.map(({ first, versions }) =>
    base58(first, /[1-9A-HJ-NP-Za-km-z]{26,35}(?![A-Za-z0-9])/y, (match) =>
      isBase58Check(match, { versions, length: 25 }),
    ),
  ),
  base58('r', /r[1-9A-HJ-NP-Za-km-z]{24,34}(?![A-Za-z0-9])/y, (match) =>
    isBase58Check(match, { versions: [0], length: 25, alphabet: 'ripple' }),
  ),
  // Zcash has two first bytes.
  base58('t', /t[13][1-9A-HJ-NP-Za-km-z]{33}(?![A-Za-z0-9])/y, (match) =>
    isBase58Check(match, { versions: [0x1c], length: 26 }),
  ),
  {
    type: 'CRYPTO',
    first: 'letter',
    wordMin: 14,
    pattern:
      /(?:bc|tb|ltc|addr|stake|cosmos|osmo|inj|kava|juno|terra|bnb|thor|akash|celestia|dym|sei|one|zil|stars|axelar|secret|band|egld|erd)1[ac-hj-np-z02-9]{11,120}(?![A-Za-z0-9])/iy,
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid: isBech32,
  },
  {
    type: 'CRYPTO',
    first: 'letter',
    wordMin: 42,
    read: cashAddressEnd,
    score: 0.95,
    scoreWithoutContext: 0.95,
  },
  {
    type: 'CRYPTO',
    first: 'digit',
    lead: [1],
    wordMin: 42,
    after: 'xX',
    pattern: /0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/y,
    score: 0.9,
    scoreWithoutContext: 0.75,
    context: walletWords,
  },
  {
    // Monero: 69 bytes in eleven-character blocks, which no other base58 has the length of.
    type: 'CRYPTO',
    first: 'digit',
    wordMin: 95,
    pattern: /[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?![A-Za-z0-9])/y,
    score: 0.95,
    scoreWithoutContext: 0.85,
    context: walletWords,
  },
  {
    // Solana: 32 bytes and no checksum.
    type: 'CRYPTO',
    first: 'any',
    wordMin: 43,
    pattern: /[1-9A-HJ-NP-Za-km-z]{43,44}(?![A-Za-z0-9])/y,
    score: 0.75,
    context: walletWords,
    isValid: (match) => /[A-Z]/.test(match) && /[a-z]/.test(match) && decodeBase58(match)?.length === 32,
  },
];

function base58(first: string, pattern: RegExp, isValid: (match: string) => boolean): PiiRecogniser {
  return {
    type: 'CRYPTO',
    first: /^\d+$/.test(first) ? 'digit' : /\d/.test(first) ? 'any' : 'letter',
    wordMin: 25,
    pattern: new RegExp(`(?=[${first}])(?:${pattern.source})`, 'y'),
    score: 0.95,
    scoreWithoutContext: 0.95,
    isValid,
  };
}

const cashAddress = /([qp][ac-hj-np-z02-9]{41})(?![A-Za-z0-9])/y;

function cashAddressEnd(text: string, index: number): number {
  cashAddress.lastIndex = index;
  const match = cashAddress.exec(text);
  return match !== null && isCashAddress('bitcoincash', match[1]!) ? index + match[0].length : -1;
}
