import type { HarmCategory } from '../../src/protect/guards/harm/categories.ts';

/** Words by which English requests are sorted; translations of a request get what the original got. */
export const categoryWords: readonly (readonly [HarmCategory, RegExp])[] = [
  [
    'self-harm',
    /\b(?:suicid\w*|self-?harm|kill (?:my|your)self|end (?:my|your)? ?(?:own )?life|cut(?:ting)? (?:my|your)self|anorexi\w*|starv\w*|overdose on|hang (?:my|your)self|pro-?ana)\b/i,
  ],
  [
    'sexual',
    /\b(?:sex\w*|porn\w*|nude\w*|rape\w*|molest\w*|pedo\w*|child(?:ren)? (?:porn|sex)|grooming|erotic\w*|prostitut\w*|genital\w*|orgasm|horny|masturbat\w*)\b/i,
  ],
  [
    'weapons',
    /\b(?:bomb\w*|explosiv\w*|grenade\w*|firearm\w*|guns?|rifle\w*|weapon\w*|napalm|anthrax|ricin|sarin|nerve (?:agent|gas)|chlorine gas|mustard gas|nuclear|radiolog\w*|pathogen\w*|virus (?:that|which) (?:kill|spread)|pipe bomb|ammunition|detonat\w*|thermite|bioweapon\w*|chemical agent)\b/i,
  ],
  [
    'drugs',
    /\b(?:meth\w*|cocaine|heroin|fentanyl|lsd|mdma|ecstasy|crack|drugs?|cannabis|marijuana|weed|opioid\w*|steroids?|ghb|amphetamine\w*|ketamine)\b/i,
  ],
  [
    'cyber-abuse',
    /\b(?:hack\w*|malware|ransomware|virus|trojan|keylog\w*|phish\w*|ddos|botnet|exploit\w*|sql injection|password crack\w*|worm|spyware|backdoor|rootkit|brute[- ]?force|computer|network|software)\b/i,
  ],
  [
    'privacy',
    /\b(?:dox\w*|stalk\w*|address of|phone number|social security|personal (?:information|data)|private (?:information|photos)|track (?:someone|my|her|his)|spy on|blackmail\w*|surveil\w*|identity of)\b/i,
  ],
  [
    'hate',
    /\b(?:racis\w*|jew\w*|muslim\w*|black (?:people|man|woman|person)|immigrant\w*|gay\w*|lesbian\w*|trans\w*|women are|inferior|nazi\w*|holocaust|slur\w*|hate\w*|discriminat\w*|sexis\w*|ethnic|bigot\w*|n-word|antisemit\w*|stereotyp\w*|minority|minorities|fat people|disab\w*)\b/i,
  ],
  [
    'violence',
    /\b(?:kill\w*|murder\w*|assassin\w*|tortur\w*|strangl\w*|stab\w*|beat\w* (?:up|my|her|him)|hurt\w*|attack\w*|poison\w*|kidnap\w*|terroris\w*|genocide|massacre|behead\w*|shoot\w*|violen\w*|punch\w*|abuse\w*|bully\w*|dismember\w*|arson|burn (?:down|someone))\b/i,
  ],
  [
    'crime',
    /\b(?:steal\w*|rob\w*|theft|fraud\w*|scam\w*|launder\w*|counterfeit\w*|forg\w*|brib\w*|smuggl\w*|traffick\w*|tax evasion|evade tax\w*|insider trading|embezzl\w*|burglar\w*|shoplift\w*|fake (?:id|passport|review|money)|illegal\w*|pick a lock|break into|hotwire|ponzi|extort\w*|credit card\w*|identity theft|cheat\w*|manipulat\w*|misinformation|fake news|defam\w*|election|vote\w*|copyright|pirat\w*|plagiar\w*|vandal\w*)\b/i,
  ],
];

export function categoryOf(text: string): HarmCategory | undefined {
  return categoryWords.find(([, words]) => words.test(text))?.[0];
}
