/**
 * Letters of other scripts that are drawn like a Latin one, after lower-casing: Cyrillic, Greek, Armenian, Cherokee and
 * Latin letters that compatibility folding keeps apart. Pairs of (look-alike, Latin).
 */
const pairs =
  'аaбbвbгrеeзeиuйuкkмmнhоoпnрpсcтtуyхxьbяrіiјjѕsһhԁdԛqԝwүyәeɡgɑaɩiιiαaβbγyεeηnκkνvοoρpτtυuχxωwϲcіiσoոnօoսuհhցgզqեtɪiʏyʀrɴnʟlᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzʜhɢgʙbꜰfꜱsƖlƨsǝeıiłløođdħhŧtƅbɓbɗdƒfɦhɨiʝjƙkɱmɲnɵoƥpʠqʂsƭtʋvʍwʏyʐzꓮaꓐbꓚcꓓdꓰeꓝfꓖgꓧhꓲiꓙjꓗkꓡlꓟmꓠnꓳoꓑpꓣrꓢsꓔtꓴuꓦvꓪwꓫxꓬyꓜz∂dℓl';

const latinOf = new Map<number, number>();
for (let index = 0; index + 1 < pairs.length; index += 2) {
  latinOf.set(pairs.charCodeAt(index), pairs.charCodeAt(index + 1));
}

/** The Latin letter that this folded unit looks like, or 0. */
export function latinLookalike(code: number): number {
  return latinOf.get(code) ?? 0;
}

/** Whether this is a letter of a script that the table maps from (Cyrillic, Greek, Armenian, Lisu, phonetic letters). */
export function isMappedScript(code: number): boolean {
  return (
    (code >= 0x0180 && code <= 0x058f) ||
    (code >= 0x1d00 && code <= 0x1d7f) ||
    (code >= 0xa4d0 && code <= 0xa4ff)
  );
}
