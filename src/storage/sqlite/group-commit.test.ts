import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.ts';

describe('a group commit', () => {
  let db: DatabaseSync;
  let group: GroupCommit;
  let commits: number;
  beforeEach(() => {
    db = new DatabaseSync(':memory:');
    db.exec('CREATE TABLE t (n INTEGER UNIQUE)');
    commits = 0;
    const exec = db.exec.bind(db);
    db.exec = (sql) => {
      if (sql === 'COMMIT') commits++;
      exec(sql);
    };
    group = new GroupCommit(db, 'test.db', 10);
  });
  afterEach(() => db.close());
  const insert = (n: number) => () => db.prepare('INSERT INTO t VALUES (?)').run(n);
  const stored = () =>
    db
      .prepare('SELECT n FROM t ORDER BY n')
      .all()
      .map((row) => row['n']);

  it('makes one transaction of what waits at the same time', async () => {
    await Promise.all([1, 2, 3].map((n) => group.run(insert(n))));
    expect(stored()).toEqual([1, 2, 3]);
    expect(commits).toBe(1);
  });

  it('answers nobody before the commit', async () => {
    const order: string[] = [];
    const exec = db.exec.bind(db);
    db.exec = (sql) => {
      exec(sql);
      order.push(sql);
    };
    await Promise.all([1, 2].map((n) => group.run(insert(n)).then(() => order.push(`answer ${n}`))));
    expect(order.slice(order.indexOf('COMMIT'))).toEqual(['COMMIT', 'answer 1', 'answer 2']);
  });

  it('undoes a unit that fails alone', async () => {
    const half = () => {
      insert(4)();
      insert(1)();
    };
    const results = await Promise.allSettled([group.run(insert(1)), group.run(half), group.run(insert(3))]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toEqual([1, 3]);
    expect(commits).toBe(1);
  });

  it('splits at the weight, but runs a unit that is too heavy', async () => {
    await Promise.all([group.run(insert(1), 6), group.run(insert(2), 6), group.run(insert(3), 50)]);
    expect(stored()).toEqual([1, 2, 3]);
    expect(commits).toBe(3);
  });

  it('refuses the whole group when the commit fails', async () => {
    const exec = db.exec.bind(db);
    db.exec = (sql) => {
      if (sql === 'COMMIT') throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      exec(sql);
    };
    const results = await Promise.allSettled([1, 2].map((n) => group.run(insert(n))));
    expect(results).toMatchObject(
      [1, 2].map(() => ({ status: 'rejected', reason: { code: 'storage_full', status: 503 } })),
    );
    expect(stored()).toEqual([]);
  });

  it('lets one caller have the connection, in its turn', async () => {
    const before = group.run(insert(1));
    const exclusive = group.exclusive();
    const after = group.run(insert(2));
    await before;
    const release = await exclusive;
    db.exec('BEGIN');
    insert(3)();
    db.exec('ROLLBACK');
    expect(stored()).toEqual([1]);
    release();
    await after;
    expect(stored()).toEqual([1, 2]);
  });
});
