/** Letters of other scripts that look like Latin ones in common fonts (a part of Unicode's confusables, UTS #39). */
const from = 'аеорсухіјѕһԁԛԝьгквмнтАВЕКМНОРСТУХІЈЅαενικορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɑɡℓ';
const to = 'aeopcyxijshdqwbrkbmhtABEKMHOPCTYXIJSaevikoptuxwABEZHIKMNOPTYXiagl';
const lookalikes = new Map([...from].map((letter, i) => [letter, [...to][i]!]));

/** What a name looks like to somebody who reads quickly: case, accents, separators and look-alikes are gone. */
export function nameSkeleton(name: string): string {
  return [...name.normalize('NFKD')]
    .map((letter) => lookalikes.get(letter) ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('rn', 'm');
}
