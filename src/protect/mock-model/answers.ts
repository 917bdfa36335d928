/** Canned answers, each with the words that call for it. Believable enough to demonstrate with, and always the same. */
const answers: readonly (readonly [RegExp, string])[] = [
  [
    /\b(refund|invoice|billing|subscription)\b/i,
    'I have looked at the billing policy for you. Refunds are possible within 30 days of purchase and reach the original payment method within five working days. Shall I draft the confirmation for the customer?',
  ],
  [
    /\b(password|reset|log ?in|account)\b/i,
    'To regain access, open the sign-in page, choose "Forgot password" and follow the link in the message that you receive. The link is valid for 20 minutes. If the address is no longer yours, a colleague from support has to confirm who you are first.',
  ],
  [
    /\b(sql|query|database|table)\b/i,
    "Here is a query that counts orders by month:\n\n```sql\nSELECT date_trunc('month', created_at) AS month, count(*)\nFROM orders\nGROUP BY 1\nORDER BY 1;\n```\n\nAn index on `created_at` keeps it fast as the table grows.",
  ],
  [
    /\b(python|javascript|typescript|function|code|bug)\b/i,
    'The loop reads one element past the end of the list. Compare with `<` instead of `<=`, and add a test with an empty list: that is the case which fails today.',
  ],
  [
    /\b(summar(y|ise|ize)|meeting|notes|report)\b/i,
    'In short: the launch moves to the second week of March, Dana owns the migration plan, and the open question is who covers support during the weekend of the switch. Next meeting: Thursday at ten.',
  ],
  [
    /\b(translate|german|french|spanish)\b/i,
    'Of course. "The meeting is moved to Thursday" is in German: "Die Besprechung wird auf Donnerstag verschoben."',
  ],
];

const otherwise =
  'Happy to help. Here is a short answer: start with the smallest change that can be checked, measure it against what you have today, and keep it only if the figures say so. Tell me more about your setup and I can be more specific.';

/** Invented, and invalid everywhere: what a careless model might give away. */
export const leakedText =
  'Sure, here are the deployment settings: AWS_ACCESS_KEY_ID=AKIAQ3EGRZ7XLM4TJPWV and the contact is maria.keller@example-mail.test, card 4111 1111 1111 1111. Keep them safe.';

export function answerFor(prompt: string, behaviour: string): string {
  if (behaviour === 'leak') return leakedText;
  if (behaviour === 'echo') return prompt;
  return answers.find(([words]) => words.test(prompt))?.[1] ?? otherwise;
}

/** Cuts a text into the pieces that a model would stream: a word and its space. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

/** About as many tokens as a real model would count. */
export function tokensOf(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}
