import { makeStore } from './make-store.ts';
import { describeStore } from './store.ts';

describeStore('SQLite', () => makeStore());
