import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';
import { isPlaceholder } from './placeholders.ts';

const REACH = 400;
const value = /=[ \t]{0,2}([^;\n"']{3,80})(?=[;\n"']|$)/y;

/** `Server=…;User Id=…;Password=…`: connection strings of ODBC and .NET. */
export const odbcPassword: SpecialRule = {
  kind: 'special',
  ids: ['odbc-password'],
  anchors: ['server=', 'data source=', 'password=', 'pwd='],
  open: ({ text, report }: FindContext): SpecialReader => {
    let serverAt = Number.NEGATIVE_INFINITY;
    return (at) => {
      const first = text.charCodeAt(at) | 32;
      if (first !== 112) {
        serverAt = at;
        return;
      }
      if (at - serverAt > REACH || text[at - 1] !== ';' || /[\n"']/.test(text.slice(serverAt, at))) return;
      value.lastIndex = text.indexOf('=', at);
      const match = value.exec(text);
      if (match === null || /^[${<%]/.test(match[1]!)) return;
      const end = value.lastIndex;
      report('odbc-password', end - match[1]!.length, end, isPlaceholder(match[1]!) ? 0.3 : 0.9);
    };
  },
};
