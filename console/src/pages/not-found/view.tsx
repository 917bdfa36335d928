import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { buttonClass } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { frame } from '../../strings.ts';

export function NotFound() {
  return (
    <Empty
      icon={<Compass size={18} />}
      title={frame.notFound}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {frame.toOverview}
        </Link>
      }
    >
      {frame.notFoundNote}
    </Empty>
  );
}
