/** What the keywords of a schema have looked at, for `unevaluatedProperties` and `unevaluatedItems`. */
export class Seen {
  readonly keys = new Set<string>();
  readonly items = new Set<number>();
  allKeys = false;
  allItems = false;

  add(other: Seen): void {
    this.allKeys ||= other.allKeys;
    this.allItems ||= other.allItems;
    for (const key of other.keys) this.keys.add(key);
    for (const item of other.items) this.items.add(item);
  }
}
