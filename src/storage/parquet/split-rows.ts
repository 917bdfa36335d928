/**
 * Cuts a stream of rows into parts of so many rows, each to be read to its end before the next is asked for. Where it is
 * cut depends on the rows alone, so a repeated export gives the same parts.
 */
export async function* splitRows<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  partRowsMax: number,
): AsyncGenerator<AsyncGenerator<Row>> {
  const iterator =
    Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : (rows as Iterable<Row>)[Symbol.iterator]();
  let next = await iterator.next();
  const part = async function* (): AsyncGenerator<Row> {
    for (let count = 0; count < partRowsMax && !next.done; count++) {
      yield next.value;
      next = await iterator.next();
    }
  };
  try {
    while (!next.done) yield part();
  } finally {
    await iterator.return?.();
  }
}
