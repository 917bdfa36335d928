import type { Contribution } from '../api/types.ts';
import { humanise } from '../lib/format.ts';

/** What moved a learned score, and how: the bar is the weight, beside it what is usual and what was seen. */
export function Contributions({ items }: { readonly items: readonly Contribution[] }) {
  const sorted = [...items].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, 12);
  const most = Math.max(...sorted.map((item) => Math.abs(item.weight)), 0.001);
  return (
    <table className="w-full table-fixed text-xs">
      <thead className="text-left text-ink-3">
        <tr>
          <th scope="col" className="h-7 w-[34%] font-medium">
            Feature
          </th>
          <th scope="col" className="font-medium">
            Weight
          </th>
          <th scope="col" className="w-[24%] pl-3 font-medium">
            Usual
          </th>
          <th scope="col" className="w-[24%] pl-3 font-medium">
            Observed
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((item) => (
          <tr key={item.feature} className="align-top">
            <th scope="row" className="py-1 pr-2 text-left font-normal break-words">
              {humanise(item.feature)}
            </th>
            <td className="py-1">
              <span className="flex items-center gap-2">
                <span className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-hover" aria-hidden="true">
                  <span
                    className={`block h-full rounded-full ${item.weight < 0 ? 'bg-informational-fill' : 'bg-high-fill'}`}
                    style={{ width: `${(Math.abs(item.weight) / most) * 100}%` }}
                  />
                </span>
                <span className="num w-9 text-right text-ink-2">{item.weight.toFixed(2)}</span>
              </span>
            </td>
            <td className="py-1 pl-3 break-words text-ink-2">{item.usual ?? '–'}</td>
            <td className="py-1 pl-3 font-medium break-words">{item.observed ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
