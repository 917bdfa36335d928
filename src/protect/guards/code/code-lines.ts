const CODE_LINE =
  /^\s*(?:(?:from\s+[\w.]+\s+)?import\s+[\w{*'"][\w.,{}*/@ '"-]*;?\s*$|def \w+\s*\(|class \w+[^.]*[:{]\s*$|(?:const|let|var|val|final)\s+[\w{[].*=|(?:async\s+)?function\b.*\{|#include\s*[<"]|<\?(?:php|=)|fun[c]?\s+\w+\s*\(|(?:public|private|protected|static)\s.*[;{]\s*$|(?:if|for|while|switch|catch)\s*\(.*\)|return\b.*;\s*$|@\w+(?:\(.*\))?\s*$|[\w$.[\]'"@>-]+\s*(?:=|:=|\+=|\.=)\s*\S|[\w$@.:>!-]+\s*\(.*\)\s*[;{]?\s*$|(?:sudo|curl|wget|chmod|docker|kubectl|pip|npm|apt-get|openssl|rm|eval|bash|sh)\s+\S|(?:FROM|RUN|USER|ENV|ADD|COPY|EXPOSE)\s+\S|(?:SELECT|INSERT INTO|DELETE FROM|UPDATE|GRANT|EXEC)\s.*;\s*$|-?\s*[\w-]+:\s*(?:true|false|yes|no|\d+|["'].*["'])\s*$|<[a-z][\w-]*[\s>].*>\s*$|.*[;{}]\s*$)/;
const CONTINUES = /^\s+\S|[{}()[\];,]\s*$|^\s*(?:[)}\]]|\.\w|\/\/|#|else\b|try\b|except\b|finally\b|end\b)/;
const PROSE = /^[A-Z][a-z']*(?:[ ,][A-Za-z'-]+){3,}|[a-z]{2,}[.!?]\s*$/;

/** Whether a line outside of fences is code, and not a sentence about it. */
export function isCodeLine(line: string): boolean {
  return (
    line.length <= 2_000 &&
    CODE_LINE.test(line) &&
    !line.includes('`') &&
    !(PROSE.test(line) && !/[;{]\s*$/.test(line))
  );
}

/** Whether a line may belong to the code before it. */
export function continuesCode(line: string): boolean {
  return line.trim() === '' || CONTINUES.test(line) || isCodeLine(line);
}

const FENCE = /^(?:\s|>|[-*+]\s|\d+[.)]\s)*(`{3,}|~{3,})([^`]*)$/;

/** A fence's marks and what is said behind them. */
export function fenceOf(line: string): { readonly marks: string; readonly info: string } | undefined {
  if (!line.includes('```') && !line.includes('~~~')) return undefined;
  const [, marks, info] = FENCE.exec(line.slice(0, 500)) ?? [];
  return marks === undefined ? undefined : { marks, info: (info ?? '').trim() };
}

export function closesFence(line: string, marks: string): boolean {
  const fence = fenceOf(line);
  return fence?.info === '' && fence.marks[0] === marks[0] && fence.marks.length >= marks.length;
}

const WARNING =
  /\b(?:vulnerab\w*|insecure\w*|unsafe\w*|bad(?:ly)?|wrong|dangerous\w*|avoid|never|don'?t|do not|not recommended|instead of|exploit\w*|flaw\w*|anti-?pattern|before(?:\s*\(|:))\b|❌|🚫/i;

/** Whether words say that what comes next is how not to do it. */
export function warns(line: string): boolean {
  return WARNING.test(line);
}
